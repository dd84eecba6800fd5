/** Attributes of widgets and categories as the wire has them (docs/protocol/content.md, "Attributes"). */

export const text = (value: string) => ({ value, kwargs: {} });

// Its address is made when it is shown: that of the pictures may change.
function image(path: string) {
  return { data_type: 'image', value: path };
}

/** Several values under one name; only pictures and choices stand in `kwargs`. */
export function nested(texts: Readonly<Record<string, string>>, images: Readonly<Record<string, string>> = {}) {
  const pictures = Object.entries(images).map(([name, path]) => [name, image(path)] as const);
  return {
    value: { ...texts, ...images },
    kwargs: { data_type: 'nested', value: Object.fromEntries(pictures) },
  };
}

/** A link of a menu in the footer. */
export function link(name: string, address: string) {
  return {
    value: { name, redirect_url: address, is_target_blank: 'false' },
    kwargs: {
      data_type: 'nested',
      value: { is_target_blank: { data_type: 'dropdown', value: 'false', label: 'False' } },
    },
  };
}

/** The picture on top of a category's page. */
export function categoryBanner(tiles: Readonly<Record<string, string>>, key: string) {
  const tile = tiles[key];
  if (tile === undefined) return {};
  return { category_banner: nested({}, { image_desktop: tile, image_mobile: tile }) };
}
