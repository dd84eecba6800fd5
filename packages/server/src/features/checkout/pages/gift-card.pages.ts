import { Type } from 'typebox';
import { formatAmount } from '../../../kernel/money.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { Checkout } from '../checkout.ts';
import { totalOf } from '../reading/amounts.rules.ts';
import { NO_FIELDS, readAmount, refused, submission } from './fields.ts';
import type { AsidePage, View } from './page.ts';

const { nullable, text } = fields;

const RESETS = ['planId'] as const;

/** The gift card in use. */
async function presentCard({ checkout: { chosen, amounts } }: View): Promise<object> {
  const { giftCard } = chosen;
  if (giftCard === null) return { gift_card: null };
  return {
    gift_card: {
      code_end: giftCard.codeEnd,
      amount: formatAmount(amounts.giftCard),
      balance: formatAmount(giftCard.balance),
    },
  };
}

/** Shows the gift card in use; submitting it without a code changes nothing. */
export const giftCardPage: AsidePage = {
  name: 'GiftCardPage',
  resets: [],
  fields: NO_FIELDS,
  submit: () => ({ kind: 'opened', page: 'GiftCardPage' }),
  context: presentCard,
  answers: 'nothing',
};

const ApplyFields = Type.Object({
  gift_card_code: text({ max: 100 }),
  amount: Type.Optional(nullable(text({ max: 20 }))),
});

/** Uses a gift card, for as much as there is to pay or on it, or for less. */
export const giftCardApplyPage: AsidePage = {
  name: 'GiftCardApplyPage',
  resets: RESETS,
  ...submission(ApplyFields, ({ gift_card_code: code, amount: given }) => {
    const amount = given == null ? null : readAmount(given);
    if (given != null && (amount === null || amount === 0)) return refused('amount', 'invalid_amount');
    return { kind: 'gift_card', code, amount };
  }),
  context: presentCard,
  answers: 'nothing',
};

const AmountFields = Type.Object({ amount: Type.Optional(nullable(text({ max: 20 }))) });

/** Uses more or less of the gift card; nothing takes it out. */
export const giftCardAmountPage: AsidePage = {
  name: 'GiftCardUpdateAmountPage',
  resets: RESETS,
  ...submission(AmountFields, ({ amount: given }, { chosen, amounts }: Checkout) => {
    const amount = readAmount(given ?? undefined);
    if (amount === null) return refused('amount', 'invalid_amount');
    if (amount === 0) return { kind: 'chosen', sets: { giftCardId: null, giftCardAmount: 0 } };
    if (chosen.giftCard === null) return refused('non_field_errors', 'no_gift_card');
    if (amount > chosen.giftCard.balance) return refused('amount', 'balance_short');
    if (amount > totalOf(amounts) - amounts.loyalty) return refused('amount', 'more_than_total');
    return { kind: 'chosen', sets: { giftCardAmount: amount } };
  }),
  context: presentCard,
  answers: 'nothing',
};
