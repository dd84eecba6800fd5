import { invalidField, type Refusal } from '../../kernel/errors.ts';
import { isPixelLimit, library, MEGAPIXELS } from './library.ts';

/** Pictures that people upload: read by their content, never by their name, and written anew. */

const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif']);

/**
 * A square WebP of `size` pixels, upright, without the metadata (place, camera) that came with it.
 * @throws Refusal invalid under `field` when it is no picture or would unpack to more than 40 megapixels
 */
export async function squareWebp(bytes: Buffer, size: number, field: string): Promise<Buffer> {
  try {
    const sharp = await library();
    const picture = sharp(bytes, { limitInputPixels: MEGAPIXELS * 1_000_000, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) throw invalidField(field, 'invalid_image');
    return await picture.rotate().resize(size, size, { fit: 'cover' }).webp({ quality: 80 }).toBuffer();
  } catch (error) {
    throw refusalOf(error, field);
  }
}

function refusalOf(error: unknown, field: string): Refusal {
  if (isPixelLimit(error)) return invalidField(field, 'image_too_large', { megapixels: MEGAPIXELS });
  return invalidField(field, 'invalid_image');
}
