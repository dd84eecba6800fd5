import { setting } from './declarations.ts';
import { wholeNumber } from './parsers.ts';

/** What buyers read of their orders. */
export const orderPages = {
  orderCompletedDays: setting(
    'ORDER_COMPLETED_TOKEN_DAYS',
    '30',
    wholeNumber(1, 3650),
    'Days for which the page of a completed order can be opened.',
  ),
} as const;
