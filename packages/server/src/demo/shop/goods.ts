import type { PictureKind } from '../pictures/index.ts';
import type { BRANDS } from './brands.ts';
import type { COLOURS } from './colours.ts';
import type { MATERIALS } from './materials.ts';
import type { FITS, PATTERNS, SIZES } from './traits.ts';

/** What the demo shop sells, in the words of its buyers. */

export type Colour = keyof typeof COLOURS;

export interface Facts {
  /** Shared by its variants, whose SKUs add colour and size: `WT-101-BLK-M`. */
  readonly sku: string;
  /** What the picture shows. */
  readonly kind: PictureKind;
  readonly brand: keyof typeof BRANDS;
  readonly material: keyof typeof MATERIALS;
  /** Whole US dollars. */
  readonly price: number;
  /** The price before the discount. */
  readonly was?: number;
  readonly fit?: keyof typeof FITS;
  readonly pattern?: keyof typeof PATTERNS;
  readonly dimensions?: string;
  readonly colours: readonly [Colour, ...Colour[]];
  readonly boost?: number;
}

export type Words = readonly [name: string, text: string];

export interface Shelf {
  /** Key of the category. */
  readonly category: string;
  readonly attributeSet: 'accessory' | 'apparel' | 'electronics' | 'footwear' | 'furniture' | 'homeware' | 'stationery';
  readonly gender: 'women' | 'men' | 'unisex' | null;
  readonly sizes: keyof typeof SIZES;
  readonly goods: readonly (readonly [facts: Facts, en: Words, tr: Words])[];
}
