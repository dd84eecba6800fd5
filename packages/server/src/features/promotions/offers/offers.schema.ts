import { Type } from 'typebox';
import { Choice, named, pageSchema } from '../../../platform/http/index.ts';

const DateTime = Type.String({ format: 'date-time' });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Offer = named('Offer', {
  label: Type.String(),
  amount: Type.Number({ description: '0 where the benefit is not a fixed amount' }),
  percentage: orNull(Type.Number()),
  start_datetime: DateTime,
  end_datetime: Type.String({ format: 'date-time', description: '2099-12-31T23:59:59Z where it does not end' }),
  currency: Choice,
  voucher_code: Type.String(),
  status: Choice,
  offer_type: Choice,
  condition: Type.Object({ type: Type.String(), value: Type.Number() }),
  benefit_type: Choice,
});

const lists = <Item extends Parameters<typeof Type.Array>[0]>(item: Item, total = 'Sum of the fixed amounts') => ({
  total_discount: Type.Number({ description: total }),
  discounts: Type.Array(item),
  all_discounts: Type.Array(item),
});

export const Offers = named('Offers', lists(Offer));
export const OfferPage = named('OfferPage', { ...pageSchema(Offer).properties, ...lists(Offer) });

const Discount = named('RedeemedDiscount', {
  name: Type.String(),
  label: Type.String(),
  amount: Type.String(),
  created_date: DateTime,
  order_number: Type.String(),
  currency: Choice,
  offer_type: Choice,
  voucher_code: orNull(Type.String()),
});

export const DiscountPage = named('RedeemedDiscountPage', {
  ...pageSchema(Discount).properties,
  ...lists(Discount, 'Sum of all pages, of what was given in the currency of the session'),
});
