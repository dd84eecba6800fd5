import type { Sharp } from 'sharp';
import type { PictureFormat } from './formats.ts';
import { CAREFULLY, library } from './library.ts';

export type Crop = 'center' | 'top' | 'bottom' | 'left' | 'right';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What to make of an original: exactly `width` × `height`; with a crop the box is filled, without it just met. */
export interface Derivation extends Size {
  readonly crop: Crop | null;
  readonly format: PictureFormat;
  /** 1 to 100; PNG and GIF have none. */
  readonly quality: number;
}

/** A kept picture that turned out to be damaged. */
export class UnreadablePicture extends Error {}

const SECONDS = 20;

/**
 * A smaller (or larger) picture from an original, its first frame if it moves. `plan` is given the original's size.
 * @throws UnreadablePicture when the original is damaged, too large, or too slow to read
 */
export async function derive(bytes: Buffer, plan: (original: Size) => Derivation): Promise<Buffer> {
  try {
    const sharp = await library();
    const picture = sharp(bytes, { ...CAREFULLY, pages: 1 }).timeout({ seconds: SECONDS });
    const { crop, width, height, ...encoding } = plan(await picture.metadata());
    const fit = crop === null ? 'fill' : 'cover';
    const resized = picture.resize(width, height, { fit, position: crop ?? 'center' });
    return await encoded(resized, encoding).toBuffer();
  } catch (error) {
    throw new UnreadablePicture('A kept picture cannot be read', { cause: error });
  }
}

function encoded(picture: Sharp, { format, quality }: { format: PictureFormat; quality: number }): Sharp {
  if (format === 'jpeg') return picture.jpeg({ quality, progressive: true });
  if (format === 'png') return picture.png({ compressionLevel: 7 });
  if (format === 'webp') return picture.webp({ quality, effort: 3 });
  return format === 'avif' ? picture.avif({ quality, effort: 2 }) : picture.gif();
}
