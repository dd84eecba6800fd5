import type { Config } from '../../platform/config/index.ts';

export type MediaAddress = Pick<Config, 'mediaUrl'>;

/** The absolute address of a stored picture; a whole address stays as it is. */
export function pictureAddress({ mediaUrl }: MediaAddress, picture: string | null): string | null {
  return picture === null || /^https?:\/\//.test(picture) ? picture : `${mediaUrl}/${picture.replace(/^\/+/, '')}`;
}

/**
 * Attributes in their wire form, every picture in them with its address: what is stored is the path alone, because the
 * address of the pictures may change (Wire: docs/protocol/content.md, "Attributes").
 */
export function withPictures(
  attributes: Readonly<Record<string, unknown>>,
  config: MediaAddress,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, addressed(value, config)]));
}

function addressed(value: unknown, config: MediaAddress): unknown {
  if (Array.isArray(value)) return value.map((item) => addressed(item, config));
  if (typeof value !== 'object' || value === null) return value;
  const inner = withPictures({ ...value }, config);
  const { data_type: type, value: path } = inner;
  return type === 'image' && typeof path === 'string' && path !== ''
    ? { ...inner, url: pictureAddress(config, path) }
    : inner;
}
