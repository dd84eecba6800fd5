import { type Static, Type } from 'typebox';
import { checkOf } from './check.ts';
import {
  amount,
  anything,
  key,
  keys,
  nullable,
  numeric,
  optional,
  pictures,
  text,
  texts,
  time,
  truth,
} from './shapes.ts';

const LONGEST_DESCRIPTION = 200_000;

const Price = Type.Union([amount(''), Type.Object({ price: amount(''), retail_price: nullable(amount('')) })], {
  reason: 'is not an amount: write 12.50, or {"price": "12.50", "retail_price": "15"}',
});

const Stock = Type.Union([Type.Number(), Type.String({ maxLength: 40 }), Type.Record(Type.String(), numeric(''))], {
  description: 'Pieces on hand: at the location `online`, or an object of location to pieces. What is not named stays.',
  reason: 'is neither a number nor {"location": number}',
});

const sellable = {
  attributes: optional(
    anything('Attribute key to value: text, number, true or false, list of texts, or a text by language.'),
  ),
  images: optional(pictures('Pictures: files beside this one or addresses (`https://…`), in the order shown.')),
  prices: optional(
    Type.Record(Type.String(), Price, {
      description: 'Currency, or `currency@segment`, to a price or `{"price", "retail_price"}`; tax included.',
      reason: 'is not an object of currency to price',
    }),
  ),
  stock: optional(Stock),
  active: optional(truth('Whether it is sold. Default: true.')),
  max_quantity: nullable(numeric('Most pieces in one basket. Default: no limit.')),
  sell_without_stock: optional(truth('Whether it is sold when there is none. Default: false.')),
  sale_starts_at: nullable(time('When its sale begins. Default: at once.')),
  sale_ends_at: nullable(time('When its sale ends. Default: never.')),
  weight: nullable(numeric('Grams of one piece, for shipping by weight. Default: none.')),
};

const VariantRecord = Type.Object(
  {
    sku: key('Unique in the shop.'),
    name: optional(texts("Default: the product's.", 500)),
    ...sellable,
  },
  { reason: 'is not a variant in braces' },
);

export const ProductRecord = Type.Object({
  type: Type.Literal('product'),
  sku: key('Unique in the shop.'),
  base_code: optional(key('Shared by all that is one model. Default: the SKU.')),
  name: texts('What people read.', 500),
  description: optional(texts('Text or HTML; shown as it is.', LONGEST_DESCRIPTION)),
  slug: optional(texts('Its address. Default: made from the name.', 200)),
  categories: optional(keys('Keys of categories; the first is the primary one.', 100)),
  attribute_set: nullable(key('Name of the set of attributes it belongs to.', 80)),
  ...sellable,
  extra_attributes: optional(anything('Anything else, passed on to clients as it is.')),
  variant_keys: optional(keys('The attributes that tell its variants apart, in the order shown.', 5, 60)),
  variants: optional(
    Type.Array(VariantRecord, {
      description: 'What is sold under it; a variant without prices or pictures has those of its product.',
      maxItems: 2000,
      reason: 'is not a list of up to 2000 variants',
    }),
  ),
  members: optional(keys('SKUs of the products that are sold together under this one.', 200)),
  boost: optional(numeric('Lists show higher ones first, -1000 to 1000. Default: 0.')),
  tax_rate: optional(numeric('Tax contained in its prices, in per cent. Default: 0.')),
  unit_type: optional(text('Unit of sale. Default: `qty`.', 20)),
});

export type ProductRecord = Static<typeof ProductRecord>;
export type VariantRecord = Static<typeof VariantRecord>;

export const isProduct = checkOf(ProductRecord);
