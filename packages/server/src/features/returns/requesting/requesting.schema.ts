import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, shared } from '../../../platform/http/index.ts';
import { CancellationRequestObject } from '../../orders/index.ts';

const optional = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Optional(fields.nullable(schema));

const wish = {
  order_item: fields.wholeNumber({ minimum: 1 }),
  reason: fields.wholeNumber({ minimum: 1, maximum: 2_147_483_647 }),
  cancellation_type: fields.choice(['cancel', 'refund']),
  description: optional(fields.text({ max: 2000, blank: true, description: 'Where the reason asks for one' })),
  shipping_company: optional(fields.wholeNumber({ minimum: 1, maximum: 2_147_483_647 })),
  easy_return: optional(fields.wholeNumber({ minimum: 1, maximum: 2_147_483_647 })),
  quantity: optional(fields.wholeNumber({ minimum: 1, maximum: 2_147_483_647 })),
  iban: optional(fields.text({ max: 60, description: 'Where the money did not come by a card or a provider' })),
  holder_name: optional(fields.text({ max: 255 })),
  fully_refund_as_loyalty_money: optional(fields.flag()),
};

const WishRecord = named('CancellationWish', wish);

// More than anybody has in an order.
const MOST = 500;

export const CancelBody = Type.Object({
  return_policy: optional(fields.flag()),
  cancel_order_items: fields.records(WishRecord, { min: 1, max: MOST }),
});

export const WishBody = Type.Object({ ...wish, return_policy: optional(fields.flag()) });

export const AnonymousBody = Type.Object({
  ...wish,
  return_policy: optional(fields.flag()),
  email: fields.email(),
  number: optional(fields.text({ max: 40 })),
  order: optional(fields.text({ max: 40 })),
});

export const ByNumber = Type.Object({
  number: Type.String({ maxLength: 40, ...shared('OrderNumber', 'Number of an order') }),
});

export const Created = Type.Array(CancellationRequestObject);
export { CancellationRequestObject };
