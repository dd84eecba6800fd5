import { notAuthenticated } from '../../kernel/errors.ts';
import { type Caller, findShopper } from '../../platform/http/index.ts';

/** Whose addresses a request means. */
export interface Owner {
  readonly customerId: number;
  /** The session that makes a guest the owner; null for a customer who is logged in. */
  readonly guestSessionId: number | null;
}

/** @throws Refusal unauthenticated not_authenticated for guests who have not told an e-mail address yet */
export function ownerOf(caller: Caller): Owner {
  const shopper = findShopper(caller);
  if (shopper === null) throw notAuthenticated();
  return {
    customerId: shopper.customerId,
    guestSessionId: shopper.isGuest ? (caller.session?.id ?? null) : null,
  };
}
