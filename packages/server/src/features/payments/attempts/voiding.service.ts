import { askWithin } from '../gateways/asking.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import { postponeCheck, selectAttempt } from './attempts.queries.ts';
import { settleAttempt } from './attempts.service.ts';
import { gatewayOf } from './paying.service.ts';

/**
 * Gives back money that came for an attempt that was over, and has it tried again, less and less often, while the
 * gateway does not do so; one that refuses is a warning in the log. Done twice it changes nothing.
 */
export async function voidPayment(deps: PaymentsDeps, reference: string): Promise<void> {
  const attempt = await selectAttempt(deps.db, reference);
  if (attempt?.state !== 'voiding') return;
  const gateway = gatewayOf(deps, attempt);
  const { gatewayReference } = attempt;
  const answer =
    gateway === null
      ? null
      : await askWithin(deps, {
          ...{ gateway, reference, what: 'void' },
          ask: (asked, signal) => asked.void({ reference, gatewayReference }, signal),
        });
  const now = deps.clock.now();
  if (answer?.kind === 'refused') {
    deps.log.warn({ gateway: attempt.gateway, payment: reference }, 'payment gateway refused to give money back');
  }
  if (answer?.kind !== 'done') return postponeCheck(deps.db, attempt, now);
  await deps.db.transaction().execute((tx) => settleAttempt(tx, reference, { kind: 'voided' }, now));
}
