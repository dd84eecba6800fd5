import { optional, setting } from './declarations.ts';
import { flag, text, wholeNumber } from './parsers.ts';

/** How orders are placed, and what buyers read of them. */
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
  orderCompletedDays: setting(
    'ORDER_COMPLETED_TOKEN_DAYS',
    '30',
    wholeNumber(1, 3650),
    'Days for which the page of a completed order can be opened.',
  ),
  faultPoint: optional(
    'ARASTA_FAULT_POINT',
    text,
    'For tests only, refused in production: the server ends as by a power cut when it comes to this point.',
  ),
} as const;
