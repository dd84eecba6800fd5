import type { Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import { selectAttempt } from '../attempts/attempts.queries.ts';
import { askGateway } from '../attempts/paying.service.ts';
import type { GatewayAnswer, StoredCard } from '../gateways/gateway.ts';
import { PAYMENT_JOBS } from '../job-names.ts';
import type { Attempt } from '../payment.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import { haveForgotten } from './forgetting.service.ts';
import { claimSaving, insertSavedCard, lockKnownCard, type NewCard, renewSavedCard } from './keeping.queries.ts';
import { MOST_SAVED_CARDS, readStored } from './saved-cards.rules.ts';
import { countSavedCards } from './saved-cards.queries.ts';

/**
 * Keeps the card of an attempt that has just been captured, in the transaction that settles it. Where the gateway's answer does
 * not tell the card (a return or a notice seldom does), a job of this transaction asks for it. Of a payment that is not
 * captured, or goes back, nothing is kept.
 */
export async function keepCardOf(tx: Tx, attempt: Attempt, answer: GatewayAnswer, now: Date): Promise<void> {
  if (answer.kind !== 'captured' || attempt.saveCardFor === null) return;
  if (answer.storedCard !== undefined) return keepCard(tx, attempt, answer.storedCard, now);
  const { reference } = attempt;
  await enqueue(tx, {
    ...{ name: PAYMENT_JOBS.keepCard, payload: { reference }, key: `${PAYMENT_JOBS.keepCard}:${reference}` },
  });
}

/**
 * Asks the gateway for the card of a captured payment, and keeps it. Done again it changes nothing.
 * @throws Error while the gateway does not answer, so that the job is done again
 */
export async function keepCardLater(deps: PaymentsDeps, reference: string): Promise<void> {
  const attempt = await selectAttempt(deps.db, reference);
  if (attempt === null || attempt.saveCardFor === null) return;
  const answer = await askGateway(deps, attempt);
  if (answer.kind === 'unknown') throw new Error('The gateway does not tell the card of a payment');
  const card = answer.kind === 'captured' ? answer.storedCard : undefined;
  if (card === undefined) return;
  await deps.db.transaction().execute((tx) => keepCard(tx, attempt, card, deps.clock.now()));
}

/** What cannot be kept here is not to be kept by the gateway either. */
async function keepCard(tx: Tx, attempt: Attempt, told: StoredCard, now: Date): Promise<void> {
  const { saveCardFor: customerId, gateway } = attempt;
  if (customerId === null || gateway === null) return;
  const card = readStored(told);
  // As all who change a customer's cards do, so that they take turns.
  const isCustomer = (await lockCustomerFacts(tx, customerId)) !== null;
  const isClaimed = await claimSaving(tx, attempt.id, customerId);
  if (isCustomer && isClaimed && card !== null) return keepWanted(tx, { customerId, gateway, card }, now);
  await haveForgotten(tx, [{ gateway, gatewayToken: told.token }]);
}

async function keepWanted(tx: Tx, wanted: NewCard, now: Date): Promise<void> {
  const { customerId, gateway, card } = wanted;
  const known = await lockKnownCard(tx, wanted);
  if (known !== null) {
    await renewSavedCard(tx, known.id, card, now);
    const isRenamed = known.gatewayToken !== card.token;
    return haveForgotten(tx, isRenamed ? [{ gateway, gatewayToken: known.gatewayToken }] : []);
  }
  if ((await countSavedCards(tx, customerId)) < MOST_SAVED_CARDS) return insertSavedCard(tx, wanted, now);
  await haveForgotten(tx, [{ gateway, gatewayToken: card.token }]);
}
