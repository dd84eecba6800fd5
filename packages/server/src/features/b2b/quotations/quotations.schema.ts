import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, pageQuery, shared } from '../../../platform/http/index.ts';
import { DivisionRef } from '../basket/basket.schema.ts';
import { STATUSES } from './quotation.ts';

const { choice, nullable, text } = fields;

/** Quotations on the wire (Wire: docs/protocol/b2b.md, "Quotations"). */

export const AskBody = Type.Object({ name: text({ max: 255 }) });

export const DecisionBody = named('QuotationDecisionBody', { comment: Type.Optional(nullable(text({ max: 2000 }))) });

export const CommentBody = Type.Object({ comment: text({ max: 2000 }) });

export const ById = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, ...shared('QuotationId', 'id of a quotation') }),
});

export const QuotationQuery = Type.Object({
  ...pageQuery.properties,
  status: Type.Optional(Type.String({ description: `One of ${STATUSES.join(', ')}`, 'x-raw': true })),
});

const time = Type.String({ format: 'date-time' });

export const QuotationObject = named('Quotation', {
  id: Type.Integer(),
  number: Type.String({ description: '12 digits' }),
  name: Type.String(),
  total_amount: Type.String(),
  net_amount: Type.String(),
  status: choice(STATUSES),
  created_at: time,
  modified_at: time,
  user: nullable(
    named('QuotationUser', {
      id: Type.Integer(),
      first_name: Type.String(),
      last_name: Type.String(),
      email: Type.String(),
      division: named('QuotationDivision', { ...DivisionRef.properties, phone_number: Type.String() }),
    }),
  ),
  currency: Type.String({ description: 'Extension' }),
});

export const QuotationDetailObject = named('QuotationDetail', {
  ...QuotationObject.properties,
  items: Type.Array(
    named('QuotationItem', {
      product_remote_id: Type.Integer(),
      sku: Type.String(),
      base_code: Type.String(),
      name: Type.String(),
      price: Type.String(),
      quantity: Type.Integer(),
      total_amount: Type.String(),
      division: DivisionRef,
    }),
  ),
  events: Type.Array(
    named('QuotationEvent', {
      kind: choice(['asked', 'comment', 'approved', 'rejected', 'cancelled']),
      actor: choice(['customer', 'shop']),
      name: nullable(Type.String()),
      comment: nullable(Type.String()),
      created_at: time,
    }),
  ),
});
