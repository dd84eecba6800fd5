import { optional, setting } from './declarations.ts';
import { flag, money, text, wholeNumber } from './parsers.ts';

/** The way from basket to order. */
export const checkouts = {
  canGuestPurchase: setting(
    'CAN_GUEST_PURCHASE',
    'on',
    flag,
    'Whether guests can order. Off: they have to sign in first.',
  ),
  giftBoxPrices: setting(
    'GIFT_BOX_PRICES',
    '',
    money,
    'What a gift box costs, by currency: `usd:4.50,eur:4.00`. A currency that is not there has no gift boxes.',
  ),
  giftBoxNoteMaxLength: setting(
    'GIFT_BOX_NOTE_MAX_LENGTH',
    '500',
    wholeNumber(1, 2000),
    'Characters of the note in a gift box.',
  ),
  checkoutNotesMaxLength: setting(
    'CHECKOUT_NOTES_MAX_LENGTH',
    '1000',
    wholeNumber(1, 2000),
    'Characters of the note that a shopper leaves with an order.',
  ),
  contractsDir: optional(
    'CONTRACTS_DIR',
    text,
    'Folder of the shop’s own contracts: `<name>.<language>.html`, or `<name>.html` for all languages. Default: the ones that come with the server.',
  ),
} as const;
