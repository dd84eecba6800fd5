import { optional, setting } from './declarations.ts';
import { webAddress, wholeNumber } from './parsers.ts';

/** How money is taken. */
export const payments = {
  paymentReturnUrl: optional(
    'PAYMENT_RETURN_URL',
    webAddress,
    'Where banks and payment providers send browsers back to; `/orders/checkout/` is added. Default: `STOREFRONT_URL`, without one `PUBLIC_URL`.',
  ),
  paymentTimeout: setting(
    'PAYMENT_TIMEOUT',
    '20',
    wholeNumber(1, 25),
    'Seconds that one call to a payment gateway may take. What is not known by then is asked again later.',
  ),
} as const;
