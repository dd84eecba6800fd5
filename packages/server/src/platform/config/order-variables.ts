import { optional, setting } from './declarations.ts';
import { flag, text, wholeNumber } from './parsers.ts';

/** How orders are placed. */
export const orders = {
  ordersAwaitApproval: setting(
    'ORDERS_AWAIT_APPROVAL',
    'off',
    flag,
    'Whether paid orders wait for the desk to approve them (status 200) before they are prepared.',
  ),
  paymentMinutes: setting(
    'PAYMENT_MINUTES',
    '30',
    wholeNumber(2, 1440),
    'Minutes that a shopper has at the bank or provider; until then the goods are reserved for them.',
  ),
  faultPoint: optional(
    'ARASTA_FAULT_POINT',
    text,
    'For tests only, refused in production: the server ends as by a power cut when it comes to this point.',
  ),
} as const;
