import { type FieldErrors, NON_FIELD } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { findPlacedOf, type Placed, settlePayment } from '../../orders/index.ts';
import { completeReturn } from '../../payments/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import { refusalErrors } from '../placing/refusals.rules.ts';

/** What came of a payment that the shopper comes back from. */
export type Returned =
  | {
      readonly kind: 'placed';
      readonly order: Placed;
      /** Whether the order is the caller's: only then is anything shown of it. */
      readonly isOwn: boolean;
    }
  | { readonly kind: 'refused'; readonly errors: FieldErrors };

/**
 * Takes a browser back from bank or provider. Whose payment it is say the signed fields alone: the cookies may be missing, or
 * somebody else's.
 * Concurrency: the same return twice, and the gateway's own message at the same moment, come to one order.
 */
export async function takeReturn(deps: CheckoutDeps, caller: Caller, fields: unknown): Promise<Returned> {
  const notice = await completeReturn(deps, textsOf(fields));
  const placement = notice === null ? null : await settlePayment(deps, notice);
  if (placement === null) return { kind: 'refused', errors: { [NON_FIELD]: [message('payment_return_unknown')] } };
  if (placement.kind === 'placed') {
    const own = await findPlacedOf(deps, caller);
    return { kind: 'placed', order: placement.order, isOwn: own?.id === placement.order.id };
  }
  const waits = placement.kind === 'handed_over';
  const errors = waits ? { [NON_FIELD]: [message('payment_waiting')] } : refusalErrors(placement.refused);
  return { kind: 'refused', errors };
}

function textsOf(fields: unknown): Record<string, string> {
  const entries = Object.entries(typeof fields === 'object' && fields !== null ? fields : {});
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
