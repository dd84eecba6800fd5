import { Type } from 'typebox';
import { named, pageSchema } from '../../../platform/http/index.ts';

const Issuer = named('CardIssuer', {
  pk: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  logo: Type.Union([Type.String(), Type.Null()]),
});

const InstallmentObject = named('Installment', {
  pk: Type.Integer(),
  card: Type.Integer(),
  installment_count: Type.Integer(),
  label: Type.String(),
  interest_rate: Type.String({ description: 'Six decimals' }),
  is_active: Type.Boolean(),
  config: Type.Record(Type.String(), Type.Unknown()),
  translations: Type.Null(),
  amount: Type.Number(),
  interest_amount: Type.Number(),
  single_installment_amount: Type.Number(),
  total_amount: Type.Number(),
});

const CardObject = named('InstallmentCard', {
  pk: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  bank: Issuer,
  card_type: Issuer,
  card_payment_type: Type.String(),
  cash_payment: Type.Integer(),
  installment_payment: Type.Integer(),
  three_d_payment: Type.Integer(),
  is_commerce_card: Type.Boolean(),
  installments: Type.Array(InstallmentObject),
});

/** All cards on one page. */
export const InstallmentTable = pageSchema(CardObject);
