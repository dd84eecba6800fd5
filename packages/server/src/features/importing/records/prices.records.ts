import { type Static, Type } from 'typebox';
import { savePrices, type SkuPrice } from '../../catalogue/index.ts';
import { checkOf } from './check.ts';
import type { Complaints } from './complaints.ts';
import { readPrice } from './product.reading.ts';
import type { RecordType } from './record-type.ts';
import { amount, key, nullable, text } from './shapes.ts';

const PriceRecord = Type.Object({
  type: Type.Literal('price'),
  sku: key('Of a product or variant that is there.'),
  currency: text('`eur`', 3),
  segment: nullable(text('Only for customers of this segment. Default: for everybody.', 40)),
  price: amount('What customers pay, tax included.'),
  retail_price: nullable(amount('Before discount. Default: the price.')),
});

const isPrice = checkOf(PriceRecord);

export const priceType: RecordType<SkuPrice> = {
  name: 'price',
  plural: 'prices',
  kind: null,
  schema: PriceRecord,
  read: (value, complaints) => (isPrice(value, complaints) ? read(value, complaints) : null),
  keyOf: (input) => input.sku,
  claims: () => [],
  needs: ({ sku }) => [{ kind: 'product', key: sku, path: 'sku' }],
  save: async (deps, tx, inputs) => {
    await savePrices(deps, tx, inputs);
  },
};

const PATHS = { currency: 'currency', segment: 'segment', price: 'price', retail: 'retail_price' };

function read({ sku, currency, price, ...rest }: Static<typeof PriceRecord>, complaints: Complaints): SkuPrice {
  const segment = rest.segment == null || rest.segment === '' ? null : rest.segment;
  return { sku, ...readPrice({ currency, segment, price, retail: rest.retail_price }, PATHS, complaints) };
}
