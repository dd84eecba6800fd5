import type { Config } from '../../platform/config/index.ts';

/** A size in pixels; one side alone leaves the other to the picture's shape. */
export type PictureSize =
  { readonly width: number; readonly height?: number } | { readonly width?: undefined; readonly height: number };

/**
 * The absolute address of a stored picture, or of a size of it (Wire: docs/protocol/media.md, "Sizes"). A whole address
 * somewhere else stays as it is.
 */
export function pictureUrl(config: Pick<Config, 'mediaUrl'>, path: string, size?: PictureSize): string {
  if (/^https?:\/\//i.test(path)) return path;
  const address = `${config.mediaUrl}/${path}`;
  if (size === undefined) return address;
  const dot = address.lastIndexOf('.');
  const { width = '', height } = size;
  return `${address.slice(0, dot)}_size${width}${height === undefined ? '' : `x${height}`}${address.slice(dot)}`;
}
