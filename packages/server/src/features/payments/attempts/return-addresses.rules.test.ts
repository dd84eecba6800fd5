import { expect, it } from 'vitest';
import { returnAddresses } from './return-addresses.rules.ts';

const config = { publicUrl: 'https://api.example.com', paymentTimeout: 1 };

it.each([
  [null, null, 'https://api.example.com'],
  [null, 'https://example.com/tr', 'https://example.com/tr'],
  ['https://pay.example.com', 'https://example.com/tr', 'https://pay.example.com'],
])('with PAYMENT_RETURN_URL %s and STOREFRONT_URL %s browsers come back to %s', (own, storefrontUrl, base) => {
  const given = { ...config, paymentReturnUrl: own, storefrontUrl };
  const page = 'page=CreditCardThreeDSecurePage';
  expect(returnAddresses(given, 'card')).toEqual({
    success: `${base}/orders/checkout/?three_d_secure=true&success=true&${page}`,
    failure: `${base}/orders/checkout/?three_d_secure=true&success=false&${page}`,
  });
  const redirection = `${base}/orders/checkout/?page=RedirectionPageCompletePage`;
  expect(returnAddresses(given, 'redirection')).toEqual({ success: redirection, failure: redirection });
});
