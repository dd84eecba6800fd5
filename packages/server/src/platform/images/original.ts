import { invalidField, type Refusal } from '../../kernel/errors.ts';
import { HEX, type Random } from '../random/index.ts';
import { formatOf, type PictureFormat } from './formats.ts';
import type { PictureLine } from './line.ts';
import { CAREFULLY, isPixelLimit, library, MEGAPIXELS } from './library.ts';

const MEGABYTES = 20;

export interface Original {
  readonly bytes: Buffer;
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture fit to be kept: upright, written anew without what came with it (place, camera, colour profile), in its
 * own format; animations stay animated.
 * @throws Refusal invalid under `field` when it is no picture, is damaged, or exceeds 20 MB or 40 megapixels
 */
export async function cleanOriginal(bytes: Buffer, field: string): Promise<Original> {
  const format = formatToKeep(bytes, field);
  try {
    const sharp = await library();
    const animated = format === 'gif' || format === 'webp';
    const picture = sharp(bytes, { ...CAREFULLY, animated }).autoOrient();
    const { data, info } = await picture.toFormat(format, SETTINGS[format]).toBuffer({ resolveWithObject: true });
    return { bytes: data, format, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    throw refusalOf(error, field);
  }
}

/**
 * The same where many people send pictures at once: they take threads and memory that passwords need too, and wait for
 * their turn. The bytes alone, in the format that the picture had.
 * @throws Refusal as `cleanOriginal` does; unavailable busy where too many wait
 */
export function cleanInLine(
  bytes: Buffer,
  { field, line, random }: { readonly field: string; readonly line: PictureLine; readonly random: Random },
): Promise<Buffer> {
  return line.make(`original-${random.text(16, HEX)}`, async () => (await cleanOriginal(bytes, field)).bytes);
}

/** Width and height from a picture's head, nothing unpacked. @throws Refusal as `cleanOriginal` does */
export async function measure(bytes: Buffer, field: string): Promise<Omit<Original, 'bytes'>> {
  const format = formatToKeep(bytes, field);
  try {
    const sharp = await library();
    const { width, height, pageHeight } = await sharp(bytes, CAREFULLY).metadata();
    return { format, width, height: pageHeight ?? height };
  } catch (error) {
    throw refusalOf(error, field);
  }
}

// Finer than what is served, for everything served is made from it. Slower settings gain little.
const SETTINGS = {
  jpeg: { quality: 90 },
  png: { compressionLevel: 7 },
  webp: { quality: 90, effort: 3 },
  avif: { quality: 70, effort: 2 },
  gif: {},
} as const;

/** The format of bytes that look like a picture of ours. @throws Refusal as `cleanOriginal` does */
export function formatToKeep(bytes: Buffer, field: string): PictureFormat {
  if (bytes.length > MEGABYTES * 1_000_000) throw invalidField(field, 'image_too_heavy', { megabytes: MEGABYTES });
  const format = formatOf(bytes);
  if (format === null) throw invalidField(field, 'invalid_image');
  return format;
}

function refusalOf(error: unknown, field: string): Refusal {
  if (isPixelLimit(error)) return invalidField(field, 'image_too_large', { megapixels: MEGAPIXELS });
  return invalidField(field, 'invalid_image');
}
