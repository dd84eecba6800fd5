import { Type } from 'typebox';
import { Choice, named, pageSchema } from '../../platform/http/index.ts';

const Balance = named('LoyaltyBalance', {
  currency: Choice,
  amount: Type.String({ description: 'What can be spent' }),
});

const Pending = named('PendingLoyalty', {
  currency: Choice,
  amount: Type.String({ description: 'What orders under way will earn' }),
});

const Expiring = named('ExpiringLoyalty', {
  currency: Choice,
  amount: Type.String({ description: 'What expires next' }),
  date: Type.String({ format: 'date-time' }),
});

const Transaction = named('LoyaltyTransaction', {
  pk: Type.Integer(),
  amount: Type.String({ description: 'Below zero where it was spent, taken back or expired' }),
  currency: Choice,
  reason: Type.Object({
    value: Type.Union([
      Type.Literal('grant'),
      Type.Literal('take'),
      Type.Literal('spend'),
      Type.Literal('give_back'),
      Type.Literal('refund'),
      Type.Literal('earn'),
      Type.Literal('take_back'),
      Type.Literal('expire'),
    ]),
    label: Type.String(),
  }),
  order: Type.Union([Type.String(), Type.Null()], {
    description: 'Number of the order that it was for; null while that is not placed',
  }),
  created_date: Type.String({ format: 'date-time' }),
});

export const AccountBalance = named('AccountBalance', {
  balance: Type.Number({ description: 'In the currency of the call' }),
});

/** In the currency of the call. */
export const AccountTransactions = pageSchema(
  named('AccountTransaction', {
    amount: Type.String({ description: 'Below zero where it was spent, taken back or expired' }),
    currency: Choice,
    created_date: Type.String({ format: 'date-time' }),
    transaction: Type.Object({
      order: Type.Union([Type.String(), Type.Null()], { description: 'Number of the order that it was for' }),
      created_date: Type.String({ format: 'date-time' }),
    }),
  }),
);

/** A page of transactions beside all balances. */
export const LoyaltyPage = named('LoyaltyAccount', {
  balances: Type.Array(Balance),
  pending: Type.Array(Pending),
  expiring: Type.Array(Expiring),
  ...pageSchema(Transaction).properties,
});
