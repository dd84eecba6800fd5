import {
  type BannerTheme,
  categoryTile,
  demoBanner,
  demoPicture,
  type PictureKind,
  type ProductPicture,
} from '../pictures/index.ts';
import type { SpecialKey } from './content/pages.ts';
import type { Colour, Facts } from './goods.ts';
import { SHELVES } from './shelves/index.ts';

/** A picture that the shop shows, and where it is kept. */
export interface Drawing {
  readonly key: string;
  readonly folder: 'products' | 'cms';
  readonly name: string;
  draw(): Promise<Buffer>;
}

// Drawing is most of what seeding takes. Lists show pictures smaller than that.
const SIZE = { width: 540, height: 720 };

// Goods of one kind take turns with as many looks; those of one look share a picture per colour.
const LOOKS = 2;

/** All drawings, once each; always the same. */
export function allDrawings(): readonly Drawing[] {
  const goods = SHELVES.flatMap((shelf) => shelf.goods);
  const products = goods.flatMap(([facts]) => facts.colours.flatMap((colour) => productDrawings(facts, colour)));
  const drawings = [...Object.values(BANNERS), STORE_FRONT].map(bannerDrawing);
  const tiles = Object.keys(TILES).flatMap((key) => tileDrawing(key));
  return [...new Map([...products, ...drawings, ...tiles].map((drawing) => [drawing.key, drawing])).values()];
}

/** Keys of a product's pictures in a colour, in the order shown. */
export function productKeys(facts: Facts, colour: Colour): string[] {
  return productDrawings(facts, colour).map(({ key }) => key);
}

type Scene = Omit<ProductPicture, 'size'>;

function productDrawings(facts: Facts, colour: Colour): Drawing[] {
  return scenes(facts, colour).map((scene) => ({
    key: ['product', scene.kind, colour, scene.seed, scene.view].join(' '),
    ...{ folder: 'products', name: `${scene.kind} ${colour}` },
    draw: () => demoPicture({ ...scene, size: SIZE }),
  }));
}

/** The whole product; of what the shop shows first a close-up too, in its first colour. */
function scenes({ sku, kind, colours, boost }: Facts, colour: Colour): Scene[] {
  const front: Scene = { kind, colour, seed: looks.get(sku) ?? 0, view: 'front' };
  return boost !== undefined && colour === colours[0] ? [front, { ...front, view: 'detail' }] : [front];
}

/** Which look each product has among those of its kind. */
const looks: ReadonlyMap<string, number> = new Map(
  [
    ...Map.groupBy(
      SHELVES.flatMap(({ goods }) => goods),
      ([{ kind }]) => kind,
    ).values(),
  ].flatMap((alike) => alike.map(([{ sku }], index) => [sku, index % LOOKS] as const)),
);

const BANNERS: Readonly<Record<SpecialKey, BannerTheme>> = {
  'new-in': 'new-season',
  'summer-linen': 'women',
  gifts: 'gifts',
  sale: 'sale',
};
const STORE_FRONT: BannerTheme = 'home';

export const bannerKey = (page: SpecialKey) => `banner ${BANNERS[page]}`;
export const STORE_FRONT_KEY = `banner ${STORE_FRONT}`;

function bannerDrawing(theme: BannerTheme): Drawing {
  return { key: `banner ${theme}`, folder: 'cms', name: theme, draw: () => demoBanner({ theme, seed: 1 }) };
}

const TILES: Readonly<Record<string, { kind: PictureKind; colour: Colour }>> = {
  women: { kind: 'dress', colour: 'rust' },
  men: { kind: 'shirt', colour: 'navy' },
  accessories: { kind: 'sneakers', colour: 'white' },
  home: { kind: 'lamp', colour: 'sage' },
  desk: { kind: 'headphones', colour: 'cream' },
};

/** @param category key of one of the top level */
export const tileKey = (category: string) => `tile ${category}`;

function tileDrawing(category: string): Drawing[] {
  const tile = TILES[category];
  if (tile === undefined) return [];
  return [{ key: tileKey(category), folder: 'cms', name: category, draw: () => categoryTile(tile) }];
}
