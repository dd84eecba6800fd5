import { notFound } from '../../../kernel/errors.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { askWithin } from '../gateways/asking.ts';
import type { ForgetAnswer } from '../gateways/gateway.ts';
import { PAYMENT_JOBS } from '../job-names.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import {
  claimForgotten,
  deleteForgotten,
  deleteSavedCard,
  deleteSavedCardsOf,
  type Forgotten,
  insertForgotten,
  type KeptElsewhere,
} from './forgetting.queries.ts';
import type { CardOfCustomer } from './saved-card.ts';

/**
 * Removes a customer's card; its gateway is told by a job. What is being paid with it at this moment comes to the end that the
 * gateway gives it.
 * @throws Refusal not_found for a card that is another's or nobody's; of two calls at once one gets that
 */
export async function removeSavedCard({ db }: { readonly db: Executor }, card: CardOfCustomer): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await deleteSavedCard(tx, card);
    if (gone === null) throw notFound();
    await haveForgotten(tx, [gone]);
  });
}

/** An erase hook: all cards of the customer go. One that a payment brings later is kept for nobody (`keepCardOf`). */
export async function eraseSavedCardsOf(tx: Tx, customerId: number): Promise<void> {
  await haveForgotten(tx, await deleteSavedCardsOf(tx, customerId));
}

/** Has gateways forget cards, by a job of the caller's transaction. */
export async function haveForgotten(tx: Tx, cards: readonly KeptElsewhere[]): Promise<void> {
  if (cards.length === 0) return;
  await insertForgotten(tx, cards);
  await enqueue(tx, { name: PAYMENT_JOBS.forgetCards, payload: {}, key: PAYMENT_JOBS.forgetCards });
}

const CARDS_OF_A_RUN = 20;

/**
 * Tells gateways to forget the cards that nobody has any more, again and again, less and less often, until they have.
 * Processes at once share the work.
 */
export async function forgetCards(deps: PaymentsDeps): Promise<void> {
  for (const card of await claimForgotten(deps.db, deps.clock.now(), CARDS_OF_A_RUN)) {
    if (card.isInUse || (await isForgotten(deps, card))) await deleteForgotten(deps.db, card.id);
  }
}

async function isForgotten(deps: PaymentsDeps, { id, gateway: name, gatewayToken }: Forgotten): Promise<boolean> {
  const gateway = deps.gateways.get(name);
  if (gateway === undefined) {
    deps.log.warn({ gateway: name, card: id }, 'payment gateway of a forgotten card unknown');
    return false;
  }
  const answer = await askWithin<ForgetAnswer>(deps, {
    ...{ gateway, reference: `forgotten card ${id}`, what: 'forget' },
    // Without the call it has never kept any.
    ask: async (asked, signal) => (await asked.forgetCard?.(gatewayToken, signal)) ?? { kind: 'done' },
  });
  return answer.kind === 'done';
}
