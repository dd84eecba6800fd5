import { slugify } from '../../kernel/slug.ts';
import type { Crop, Derivation, PictureFormat, Size } from '../../platform/images/index.ts';
import { formatNamed } from '../../platform/images/index.ts';

/** A picture made from an original; sizes in pixels, quality 1 to 100. */
export interface Variant {
  readonly width: number | null;
  readonly height: number | null;
  readonly quality: number;
  /** Only where both sides are given: which part stays when the shape differs. */
  readonly crop: Crop | null;
  /** Whether a small original is made larger. */
  readonly upscale: boolean;
}

export interface PictureAddress {
  /** The original's path. */
  readonly original: string;
  readonly format: PictureFormat;
  /** Null for the original itself. */
  readonly variant: Variant | null;
}

const NAME =
  /^(.+?)(?:_size(\d{1,5})(?:x(\d{1,5}))?|_sizex(\d{1,5}))?(?:_quality(\d{1,3}))?(?:_crop(Center|Top|Bottom|Left|Right))?(_upscaletrue)?\.([A-Za-z]{3,4})$/;

/**
 * What a path below `/media/` asks for (Wire: docs/protocol/media.md); null when it is no picture's. Sizes and
 * qualities come back as those that are made: see `stepped`.
 */
export function readAddress(path: string): PictureAddress | null {
  const slash = path.lastIndexOf('/') + 1;
  const match = NAME.exec(path.slice(slash));
  if (match === null) return null;
  const [, stem = '', , , , , , , extension = ''] = match;
  const format = formatNamed(extension);
  if (format === null) return null;
  const original = `${path.slice(0, slash)}${stem}.${extension}`;
  if (stem.length + extension.length + 1 === match[0].length) return { original, format, variant: null };
  const asked = askedFor(match);
  return asked === null ? null : { original, format, variant: stepped(asked, format) };
}

/** What the suffixes say; null when a number is out of range. */
function askedFor([, , width, height, alone, quality, crop = '', upscale]: RegExpExecArray): Variant | null {
  const asked = {
    width: numberOf(width),
    height: numberOf(height ?? alone),
    quality: numberOf(quality) ?? DEFAULT_QUALITY,
    crop: CROPS[crop.toLowerCase()] ?? null,
    upscale: upscale !== undefined,
  };
  const inRange = asked.width !== 0 && asked.height !== 0 && asked.quality >= 1 && asked.quality <= 100;
  return inRange ? asked : null;
}

const numberOf = (digits: string | undefined) => (digits === undefined ? null : Number(digits));

const CROPS: Readonly<Record<string, Crop>> = {
  ...{ center: 'center', top: 'top', bottom: 'bottom', left: 'left', right: 'right' },
};

const DEFAULT_QUALITY = 70;

/** The sides that are made. Those that storefronts' picture components ask for are among them. */
export const STEPS = [
  ...[16, 32, 48, 64, 96, 128, 160, 192, 256, 320, 384, 480, 560, 640, 750, 828, 960, 1080, 1200, 1440],
  ...[1600, 1920, 2048, 2560],
] as const;

const LARGEST = 2560;

const stepFor = (side: number) => STEPS.find((step) => step >= side) ?? LARGEST;

/**
 * The variant that is made for the one asked for, so that neighbours share a file: the larger side goes up to the next
 * step and the other follows, because a picture of another shape would be distorted in its box; quality goes up to
 * the next ten; what has no effect is left out.
 */
function stepped(asked: Variant, format: PictureFormat): Variant {
  const { width, height } = asked;
  const larger = Math.max(width ?? 0, height ?? 0);
  const scale = larger === 0 ? 1 : stepFor(larger) / larger;
  const side = (length: number | null) => (length === null ? null : Math.max(1, Math.round(length * scale)));
  const lossless = format === 'png' || format === 'gif';
  return {
    ...{ width: side(width), height: side(height) },
    quality: lossless ? 100 : Math.ceil(asked.quality / 10) * 10,
    crop: width === null || height === null ? null : asked.crop,
    upscale: asked.upscale && larger > 0,
  };
}

/** The suffixes of a variant, in the one order there is. */
export function suffixOf({ width, height, quality, crop, upscale }: Variant): string {
  const size = width === null && height === null ? '' : `_size${width ?? ''}${height === null ? '' : `x${height}`}`;
  const named = crop === null ? '' : `_crop${crop.charAt(0).toUpperCase()}${crop.slice(1)}`;
  return `${size}_quality${quality}${named}${upscale ? '_upscaletrue' : ''}`;
}

const MOST_PIXELS = LARGEST * LARGEST;

/** The exact size a variant gets, given its original's: never larger than that unless asked to, never monstrous. */
export function planFor(variant: Variant, format: PictureFormat): (original: Size) => Derivation {
  const { quality, crop } = variant;
  return (original) => ({
    ...(crop === null ? within(variant, original) : filling(variant, original)),
    crop,
    quality,
    format,
  });
}

/** The box's own shape, as large as the original can fill it. */
function filling({ width, height, upscale }: Variant, original: Size): Size {
  const box = { width: width ?? original.width, height: height ?? original.height };
  const scale = upscale ? 1 : Math.min(1, original.width / box.width, original.height / box.height);
  return scaled(box, scale);
}

/** The original's shape, as large as the box holds it. */
function within({ width, height, upscale }: Variant, original: Size): Size {
  const limits = [
    ...(width === null ? [] : [width / original.width]),
    ...(height === null ? [] : [height / original.height]),
    ...(upscale ? [] : [1]),
    // One side alone says nothing about the other, which a long original makes very long.
    Math.sqrt(MOST_PIXELS / (original.width * original.height)),
  ];
  return scaled(original, Math.min(...limits));
}

function scaled({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A name for people and search engines that is safe in an address: `Kırmızı Elbise` becomes `kirmizi-elbise`. */
export function slugOf(name: string): string {
  return slugify(name).slice(0, 60).replace(/-$/, '');
}
