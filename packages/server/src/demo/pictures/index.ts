import { library } from '../../platform/images/index.ts';
import { type BannerTheme, bannerSvg, tileSvg } from './sets.ts';
import type { PictureKind } from './shapes/index.ts';
import { type PixelSize, productSvg, type Scene } from './studio.ts';

/** The pictures of the demo shop, drawn by ourselves. The same request always makes the same picture. */

export { DEMO_COLOURS } from './colours.ts';
export { BANNER_THEMES, type BannerTheme } from './sets.ts';
export { PICTURE_KINDS, type PictureKind } from './shapes/index.ts';

export interface ProductPicture extends Scene {
  /** Default 750 × 1000; other sizes should be of this shape. */
  readonly size?: PixelSize;
}

/** A product as a JPEG. `colour` is a name of `DEMO_COLOURS` or `#rrggbb`; `seed` (whole) varies patterns and parts. */
export function demoPicture({ size = { width: 750, height: 1000 }, ...scene }: ProductPicture): Promise<Buffer> {
  return jpeg(productSvg(scene, size));
}

/** A banner as a JPEG of 1600 × 600, its left third free for words. */
export function demoBanner(banner: { theme: BannerTheme; seed: number }): Promise<Buffer> {
  return jpeg(bannerSvg(banner, { width: 1600, height: 600 }));
}

/** A category's square picture as a JPEG of 800 × 800. */
export function categoryTile(tile: { kind: PictureKind; colour: string }): Promise<Buffer> {
  return jpeg(tileSvg(tile, { width: 800, height: 800 }));
}

const QUALITY = 84;

async function jpeg(drawing: string): Promise<Buffer> {
  const sharp = await library();
  return sharp(Buffer.from(drawing)).flatten({ background: '#ffffff' }).jpeg({ quality: QUALITY }).toBuffer();
}
