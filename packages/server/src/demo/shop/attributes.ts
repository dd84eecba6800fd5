import type { AttributeInput, AttributeValueInput } from '../../features/catalogue/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import { DEMO_COLOURS } from '../pictures/index.ts';
import { BRANDS } from './brands.ts';
import { COLOURS } from './colours.ts';
import { MATERIALS } from './materials.ts';
import { FITS, GENDERS, PATTERNS, SIZES } from './traits.ts';

/** The attributes that products have, with their values in the order shown. */
export function demoAttributes(): AttributeInput[] {
  const attributes = [
    dropdown('color', { en: 'Colour', tr: 'Renk' }, colours()),
    dropdown('size', { en: 'Size', tr: 'Beden' }, plain(['XS', 'S', 'M', 'L', 'XL', 'XXL'])),
    dropdown('shoe_size', { en: 'Shoe size', tr: 'Numara' }, plain(SIZES.shoes.values)),
    dropdown(
      'brand',
      { en: 'Brand', tr: 'Marka' },
      named(BRANDS, (name) => ({ en: name, tr: name })),
    ),
    dropdown('material', { en: 'Material', tr: 'Malzeme' }, named(MATERIALS, both)),
    dropdown('fit', { en: 'Fit', tr: 'Kalıp' }, named(FITS, both)),
    dropdown('pattern', { en: 'Pattern', tr: 'Desen' }, named(PATTERNS, both)),
    dropdown('gender', { en: 'For', tr: 'Cinsiyet' }, named(GENDERS, both)),
    text('dimensions', { en: 'Dimensions', tr: 'Ölçüler' }),
    text('care', { en: 'Care', tr: 'Bakım' }),
  ];
  return attributes.map((attribute, index) => ({ ...attribute, position: index + 1 }));
}

type Unplaced = Omit<AttributeInput, 'position'>;
type Value = Omit<AttributeValueInput, 'position'>;

function dropdown(key: string, names: Texts, values: readonly Value[]): Unplaced {
  return {
    key,
    dataType: 'dropdown',
    names,
    values: values.map((value, index) => ({ ...value, position: index + 1 })),
  };
}

function text(key: string, names: Texts): Unplaced {
  return { key, dataType: 'text', names, values: [] };
}

const both = ({ en, tr }: { en: string; tr: string }): Texts => ({ en, tr });

function named<Named>(values: Readonly<Record<string, Named>>, labelsOf: (named: Named) => Texts): Value[] {
  return Object.entries(values).map(([value, own]) => ({ value, labels: labelsOf(own), hex: null, cssClass: null }));
}

function plain(values: readonly string[]): Value[] {
  return values.map((value) => ({ value, labels: { en: value, tr: value }, hex: null, cssClass: null }));
}

function colours(): Value[] {
  const hexes: Readonly<Record<string, string>> = DEMO_COLOURS;
  return named(COLOURS, both).map((colour) => ({ ...colour, hex: hexes[colour.value]?.toUpperCase() ?? null }));
}
