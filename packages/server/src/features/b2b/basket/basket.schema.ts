import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { Amount, named, shared } from '../../../platform/http/index.ts';
import { MOST_PIECES } from './totals.rules.ts';

const { file, nullable, text, wholeNumber } = fields;

/** Baskets of business customers on the wire (Wire: docs/protocol/b2b.md, "The basket"). */

const MOST_PK = 2_147_483_647;
const product = wholeNumber({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const division = wholeNumber({ minimum: 1, maximum: MOST_PK });

export const AddBody = Type.Object({
  product_remote_id: product,
  division,
  quantity: wholeNumber({ minimum: 1, maximum: MOST_PIECES }),
});

export const SetBody = Type.Object({
  product_remote_id: product,
  division,
  quantity: wholeNumber({ minimum: 0, maximum: MOST_PIECES }),
});

export const RemoveBody = Type.Object({ product_remote_id: product });

export const NameBody = Type.Object({ name: text({ max: 255 }) });

export const ImportBody = Type.Object({ file: file() });

export const ById = Type.Object({
  id: Type.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    ...shared('DraftId', 'id of a basket that was put by'),
  }),
});

const raw = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const ExportQuery = Type.Object({
  fields: raw('Columns, parted by commas; may be repeated'),
  format: raw('`csv`, which is also the default'),
});

export const DivisionRef = named('DivisionRef', { id: Type.Integer(), name: Type.String(), erp_code: Type.String() });

const BasketProduct = named('B2bProduct', {
  sku: Type.String(),
  name: Type.String(),
  price: Amount,
  base_code: Type.String(),
  currency: Type.String(),
  variants: Type.Record(Type.String(), Type.Unknown(), { description: 'The attributes that tell a variant apart' }),
  product_image: Type.String({ description: 'Absolute address; empty without a picture' }),
  asorti: Type.String({ description: 'The attribute `asorti`; empty without one' }),
  category: Type.String({ description: 'Name of the primary category; empty without one' }),
});

export const BasketObject = named('B2bBasket', {
  id: Type.Integer({ description: '0 while nothing has been put in' }),
  total_amount: Amount,
  total_quantity: Type.Integer(),
  basket_items: Type.Array(
    named('B2bBasketItem', {
      product_remote_id: Type.Integer(),
      price: Amount,
      quantity: Type.Integer(),
      total_amount: Amount,
      divisions: Type.Array(named('DivisionQuantity', { ...DivisionRef.properties, quantity: Type.Integer() })),
      product: BasketProduct,
    }),
  ),
  segment_remote_id: nullable(Type.Integer({ description: 'The price list of the segment' })),
});

export const Drafts = Type.Array(
  named('B2bDraft', {
    id: Type.Integer(),
    name: Type.String(),
    total_amount: Type.Number(),
    total_quantity: Type.Integer(),
  }),
);
