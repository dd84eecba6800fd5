import { optional, setting } from './declarations.ts';
import { oneOf, percent, percents, wholeNumber } from './parsers.ts';

/** What customers earn with their orders. */
export const loyalty = {
  loyaltyEarnRate: optional(
    'LOYALTY_EARN_PERCENT',
    percent,
    'What an order earns its buyer as loyalty money, in per cent of what was paid with real money: `2` or `2.5`. 0: nothing. Default: 2 in development, otherwise 0.',
  ),
  loyaltySegmentRates: setting(
    'LOYALTY_EARN_PERCENT_BY_SEGMENT',
    '',
    percents,
    'Other percentages for customers of a segment: `vip:5,staff:0`.',
  ),
  loyaltyEarners: setting(
    'LOYALTY_EARN_FOR',
    'customers',
    oneOf('customers', 'members'),
    'Who earns: every registered customer, or only those who have a loyalty card.',
  ),
  loyaltyEarnAt: setting(
    'LOYALTY_EARN_AT',
    'delivered',
    oneOf('delivered', 'approved'),
    'When what was earned can be spent: once all of the order has reached its buyer, or once it is approved. Until then it is pending.',
  ),
  loyaltyEarnOn: setting(
    'LOYALTY_EARN_ON',
    'goods',
    oneOf('goods', 'total'),
    'What counts: the goods less discounts, or with them shipping, fees, gift box and interest.',
  ),
  loyaltyExpiryDays: setting(
    'LOYALTY_EXPIRE_DAYS',
    '0',
    wholeNumber(0, 36_500),
    'Days after which earned money expires. 0: never. It counts for what is earned from now on.',
  ),
} as const;
