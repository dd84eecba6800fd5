import { Type } from 'typebox';
import { Choice, named } from '../../platform/http/index.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const time = () => Type.String({ format: 'date-time' });
const Dictionary = Type.Object({}, { additionalProperties: true });

const EasyReturnObject = named('EasyReturn', {
  id: Type.Integer(),
  uuid: Type.String(),
  shipping_company: Choice,
  code: Type.String({ description: 'What the carrier is told' }),
  start_date: time(),
  end_date: time(),
  max_count: Type.Integer(),
  status: Type.String(),
  tracking_number: nullableText,
  tracking_url: nullableText,
  pickup_date: Type.Union([time(), Type.Null()]),
  created_date: time(),
  modified_date: time(),
});

/** What a customer asked for about an item. */
export const CancellationRequestObject = named('CancellationRequest', {
  id: Type.Integer(),
  uuid: Type.String(),
  order_item: Type.Integer(),
  reason: Type.Integer(),
  cancellation_type: Choice,
  status: Choice,
  description: Type.String(),
  quantity: Type.Integer(),
  easy_return: Type.Union([EasyReturnObject, Type.Null()]),
  iban: nullableText,
  holder_name: nullableText,
  fully_refund_as_loyalty_money: Type.Boolean(),
  attributes: Dictionary,
  attributes_kwargs: Dictionary,
  created_date: time(),
  modified_date: time(),
});

export const ReturnCompanyObject = named('ReturnCompany', { pk: Type.Integer(), shipping_company: Choice });
