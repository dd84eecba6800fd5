import { Type } from 'typebox';
import { formatAmount } from '../../../kernel/money.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { Checkout } from '../checkout.ts';
import { totalOf, unpaidOf } from '../reading/amounts.rules.ts';
import { agreed } from './agreement.ts';
import { readAmount, refused, submission } from './fields.ts';
import type { AsidePage, StepPage } from './page.ts';

const { nullable, text } = fields;

/** Nothing is left to pay, by whatever option. */
function isByBalance({ chosen, amounts }: Checkout): boolean {
  return chosen.paymentOption?.type === 'loyalty_money' || unpaidOf(amounts) === 0;
}

/** The shopper pays with what is theirs already. */
export const loyaltyPage: StepPage = {
  name: 'LoyaltyPaymentSelectedPage',
  resets: [],
  isOnTheWay: isByBalance,
  isDone: () => false,
  places: true,
  fields: agreed.fields,
  submit: (given, checkout) =>
    unpaidOf(checkout.amounts) > 0 ? refused('non_field_errors', 'balance_short') : agreed.submit(given),
  context: ({ checkout: { balance } }) => ({ balance: formatAmount(balance) }),
};

const Fields = Type.Object({ loyalty_amount_to_use: Type.Optional(nullable(text({ max: 20 }))) });

/** How much of the balance is used. */
export const loyaltyUsagePage: AsidePage = {
  name: 'LoyaltyMoneyUsagePage',
  resets: ['planId'],
  ...submission(Fields, ({ loyalty_amount_to_use: given }, checkout: Checkout) => {
    const amount = readAmount(given ?? undefined);
    if (amount === null) return refused('loyalty_amount_to_use', 'invalid_amount');
    if (amount > 0 && (checkout.shopper === null || checkout.shopper.isGuest)) {
      return refused('loyalty_amount_to_use', 'balance_needs_login');
    }
    if (amount > totalOf(checkout.amounts)) return refused('loyalty_amount_to_use', 'more_than_total');
    return { kind: 'balance', amount };
  }),
  context: async ({ world }) => ({ balance: formatAmount(await world.balance()) }),
  answers: 'nothing',
};
