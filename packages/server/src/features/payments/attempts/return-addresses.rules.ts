import type { PaymentRequest } from '../gateways/gateway.ts';
import type { GatewayDeps } from '../payments.deps.ts';
import type { PaymentMethod } from '../payment.ts';

/** Where browsers come back to after the bank or provider (Wire: docs/protocol/payments.md, "Coming back"). */
export function returnAddresses(
  { paymentReturnUrl, storefrontUrl, publicUrl }: GatewayDeps['config'],
  method: PaymentMethod,
): PaymentRequest['returnUrl'] {
  const checkout = `${paymentReturnUrl ?? storefrontUrl ?? publicUrl}/orders/checkout/`;
  if (method === 'redirection') {
    const address = `${checkout}?page=RedirectionPageCompletePage`;
    return { success: address, failure: address };
  }
  const threeD = (success: boolean) =>
    `${checkout}?three_d_secure=true&success=${success}&page=CreditCardThreeDSecurePage`;
  return { success: threeD(true), failure: threeD(false) };
}
