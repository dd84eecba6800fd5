import type { Signer } from '../../../platform/crypto/index.ts';
import { completedToken, type Placed, secondToken } from '../../orders/index.ts';
import { type Context, contextOf } from './envelope.wire.ts';

/** The page of a placed order, below the storefront's address. */
export function completedPath(signer: Signer, order: Placed): string {
  return `/orders/completed/${completedToken(signer, order)}/`;
}

/** The end of every checkout (Wire: docs/protocol/checkout.md, "Placing the order"). */
export function thankYou(signer: Signer, order: Placed): Context {
  return contextOf(
    { name: 'ThankYouPage' },
    {
      redirect_url: completedPath(signer, order),
      order_id: order.id,
      // No account is made along the way.
      new_user: false,
      token: secondToken(signer, order),
      campaigns: [],
    },
  );
}

export const THREE_D_PATH = '/orders/redirect-three-d/';
export const REDIRECTION_PATH = '/orders/redirection/';

/**
 * Where the browser goes to leave for bank or provider. The context has the name of the page it comes back to: under that
 * of the page it left, clients would choose the payment option again instead.
 */
export function handedOver(isByCard: boolean): Context {
  const name = isByCard ? 'CreditCardThreeDSecurePage' : 'RedirectionPageCompletePage';
  return contextOf({ name }, { redirect_url: isByCard ? THREE_D_PATH : REDIRECTION_PATH });
}
