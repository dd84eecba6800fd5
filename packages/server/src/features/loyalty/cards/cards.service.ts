import { notFound } from '../../../kernel/errors.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { Logger } from '../../../platform/observability/logger.ts';
import { type DeskDeps, lockCustomerFacts, showCustomer } from '../../accounts/index.ts';
import type { LoyaltyCard } from './card.ts';
import type { LoyaltyCardService } from './card-service.ts';
import { findCard, insertCard } from './cards.queries.ts';

export interface EnrolDeps {
  readonly config: Config;
  readonly loyaltyCards: LoyaltyCardService;
}

// Two in ten to the fourteenth are never the same twice.
const MOST_NUMBERS = 3;

/**
 * Makes a customer a member of the loyalty programme, inside the caller's transaction: a card, one for each customer, whoever
 * asks how often. Where the shop has no loyalty money nothing happens.
 * @returns whether there is a new card
 */
export async function enrol(
  { config, loyaltyCards }: EnrolDeps,
  tx: Tx,
  { customerId, now }: { readonly customerId: number; readonly now: Date },
): Promise<boolean> {
  if (!config.loyaltyMoney) return false;
  for (let tries = 0; tries < MOST_NUMBERS; tries += 1) {
    if (await insertCard(tx, { customerId, number: loyaltyCards.newNumber(), now })) return true;
    if ((await findCard(tx, customerId)) !== null) return false;
  }
  throw new Error('No number for a loyalty card is free');
}

/**
 * Enrols a customer on the shop's own decision. One transaction; done again, it changes nothing.
 * @throws Refusal not_found not_found for an unknown address, or while the shop has no loyalty money
 */
export async function enrolAtDesk(
  deps: DeskDeps & EnrolDeps,
  email: string,
): Promise<{ readonly isNew: boolean; readonly card: LoyaltyCard }> {
  const { id: customerId } = await showCustomer(deps, email);
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockCustomerFacts(tx, customerId)) === null) throw notFound();
    const isNew = await enrol(deps, tx, { customerId, now: deps.clock.now() });
    const card = await findCard(tx, customerId);
    if (card === null) throw notFound();
    return { isNew, card };
  });
}

export interface CardDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly log: Logger;
  readonly loyaltyCards: LoyaltyCardService;
}

/** A customer's card and what is on it; `points` is null while the service that keeps them does not answer. */
export interface ShownCard {
  readonly card: LoyaltyCard | null;
  /** Minor units. */
  readonly points: number | null;
}

/** No card, no points. */
export async function showCard(
  { db, clock, log, loyaltyCards }: CardDeps,
  { customerId, currency }: { readonly customerId: number; readonly currency: string },
): Promise<ShownCard> {
  const card = await findCard(db, customerId);
  if (card === null) return { card, points: 0 };
  try {
    return { card, points: await loyaltyCards.pointsOf(card, { currency, now: clock.now() }) };
  } catch (error) {
    log.warn({ err: error }, 'The loyalty card service does not answer');
    return { card, points: null };
  }
}
