import type { Reading } from '../texts.rules.ts';
import { type MediaAddress, withPictures } from '../pictures.wire.ts';
import type { Widget } from './widgets.queries.ts';

/** A widget on the wire, without its products: product objects belong to the storefront. */
export function presentWidget(
  { name, slug, template, attributes }: Widget,
  { language, fallback }: Reading,
  config: MediaAddress,
) {
  const chosen = attributes[language] ?? attributes[fallback] ?? Object.values(attributes)[0] ?? {};
  return { name, slug, template, attributes: withPictures(chosen, config) };
}
