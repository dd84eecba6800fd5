import { setting } from './declarations.ts';
import { flag, money } from './parsers.ts';

/** Money that customers have with the shop. */
export const balances = {
  loyaltyMoney: setting(
    'LOYALTY_MONEY_ENABLED',
    'on',
    flag,
    'Whether customers see and spend their loyalty money. What they have is kept either way.',
  ),
  giftCards: setting('GIFT_CARDS_ENABLED', 'on', flag, 'Whether gift cards can be spent.'),
  giftCardMostPerOrder: setting(
    'GIFT_CARD_MAX_AMOUNT_PER_ORDER',
    '',
    money,
    'Most that gift cards pay of one order, by currency: `usd:100,try:4000.50`. A currency that is not there has no limit.',
  ),
} as const;
