/** What customers choose by besides colour, brand and material. */

export const SIZES = {
  women: { attribute: 'size', values: ['XS', 'S', 'M', 'L', 'XL'] },
  men: { attribute: 'size', values: ['S', 'M', 'L', 'XL', 'XXL'] },
  shoes: { attribute: 'shoe_size', values: ['37', '38', '39', '40', '41', '42', '43', '44'] },
  one: null,
} as const;

export const FITS = {
  slim: { en: 'Slim', tr: 'Dar' },
  regular: { en: 'Regular', tr: 'Normal' },
  relaxed: { en: 'Relaxed', tr: 'Rahat' },
  oversized: { en: 'Oversized', tr: 'Bol' },
  straight: { en: 'Straight leg', tr: 'Düz paça' },
  wide: { en: 'Wide leg', tr: 'Geniş paça' },
  tailored: { en: 'Tailored', tr: 'Klasik' },
} as const;

export const PATTERNS = {
  ribbed: { en: 'Ribbed', tr: 'Fitilli' },
  cable: { en: 'Cable knit', tr: 'Saç örgü' },
  textured: { en: 'Textured', tr: 'Dokulu' },
} as const;

export const GENDERS = {
  women: { en: 'Women', tr: 'Kadın' },
  men: { en: 'Men', tr: 'Erkek' },
  unisex: { en: 'Unisex', tr: 'Unisex' },
} as const;
