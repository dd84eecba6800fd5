import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  cleanOriginal,
  derive,
  extensionOf,
  formatToKeep,
  measure,
  type PictureFormat,
  UnreadablePicture,
} from '../../platform/images/index.ts';
import type { OpenFile } from '../../platform/storage/index.ts';
import type { MediaDeps } from './media.deps.ts';
import { planFor, readAddress, slugOf, suffixOf, type PictureAddress, type Variant } from './media.rules.ts';

/** A picture to send. Read it once, or close it. */
export interface ServedPicture {
  readonly contentType: string;
  readonly size: number;
  readonly etag: string;
  read(): Promise<Buffer | Readable>;
  close(): Promise<void>;
}

/**
 * The picture at a path below `/media/`, made now if it was not made before; null when there is none.
 * @throws Refusal unavailable when too many wait to be made
 * @throws UnreadablePicture when the original is damaged
 */
export async function findPicture(deps: MediaDeps, path: string): Promise<ServedPicture | null> {
  const address = readAddress(path);
  if (address === null) return null;
  const { original, format, variant } = address;
  const file = await deps.media.originals.open(original);
  if (file === null) return null;
  if (variant === null) return served(file, original, format);
  await file.close();
  return derived(deps, { original, format, variant }, file.modifiedAt);
}

type Derived = PictureAddress & { readonly variant: Variant };

async function derived({ media }: MediaDeps, address: Derived, since: number): Promise<ServedPicture> {
  const { original, format, variant } = address;
  // A folder for each original, so that no picture can have too many.
  const path = `${original}/${suffixOf(variant).slice(1)}.${extensionOf(format)}`;
  const kept = await media.cache.open(path, since);
  if (kept !== null) return served(kept, path, format);
  const bytes = await media.line.make(path, () => make(media, address, { path, since }));
  return { ...described(path, format, bytes.length), read: async () => bytes, close: async () => undefined };
}

async function make(
  media: MediaDeps['media'],
  { original, format, variant }: Derived,
  { path, since }: { path: string; since: number },
): Promise<Buffer> {
  // Whoever was before us in line may just have made it.
  const kept = await media.cache.open(path, since);
  if (kept !== null) return kept.bytes();
  const file = await media.originals.open(original);
  if (file === null) throw new UnreadablePicture('The original went away');
  const bytes = await derive(await file.bytes(), planFor(variant, format));
  await media.cache.keep(path, bytes);
  return bytes;
}

function served(file: OpenFile, path: string, format: PictureFormat): ServedPicture {
  return { ...described(path, format, file.size), read: () => file.read(), close: () => file.close() };
}

// A path's picture changes with its encoder at most, which its length tells; other machines make the same tag.
function described(path: string, format: PictureFormat, size: number) {
  const tag = createHash('sha256').update(`${path}\n${size}`).digest('hex').slice(0, 20);
  return { contentType: `image/${format}`, size, etag: `"${tag}"` };
}

/** Where a new picture goes. */
export interface NewPicture {
  /** The first part of its path, such as `products` or `cms`. */
  readonly folder: string;
  /** Becomes part of its address, for people. */
  readonly name?: string;
  /** The bytes were made by this server: they are kept as they are, which is quicker. */
  readonly ours?: true;
  /** The field that a refusal names. Default: `image`. */
  readonly field?: string;
}

export interface StoredPicture {
  /** Below `/media/`; `pictureUrl` makes an address of it. */
  readonly path: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Keeps an original, written anew without its metadata. The path follows from the bytes (and the name): the same
 * picture is kept once, however often it comes.
 * @throws Refusal invalid when it is not a JPEG, PNG, WebP, AVIF or GIF, is damaged, or exceeds 20 MB or 40 megapixels
 */
export async function storePicture({ media }: MediaDeps, bytes: Buffer, given: NewPicture): Promise<StoredPicture> {
  const field = given.field ?? 'image';
  const path = pathFor(bytes, given, formatToKeep(bytes, field));
  const there = await media.originals.open(path);
  if (there !== null) return { path, ...sizeOf(await measure(await there.bytes(), field)) };
  const picture = given.ours === true ? { bytes, ...(await measure(bytes, field)) } : await cleanOriginal(bytes, field);
  await media.originals.write(path, picture.bytes);
  return { path, ...sizeOf(picture) };
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

function pathFor(bytes: Buffer, { folder, name = '' }: NewPicture, format: PictureFormat): string {
  // `/media/avatars/` is answered by accounts.
  if (!/^[a-z][a-z0-9_]*$/.test(folder) || folder === 'avatars') throw new Error(`No folder for pictures: ${folder}`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const slug = slugOf(name);
  const file = `${hash}${slug === '' ? '' : `-${slug}`}.${extensionOf(format)}`;
  return `${folder}/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${file}`;
}
