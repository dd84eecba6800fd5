import { invalidField, notFound } from '../../../kernel/errors.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { type DeskDeps, lockCustomerFacts, showCustomer } from '../../accounts/index.ts';
import { findCard } from '../cards/cards.queries.ts';
import { selectOwed, selectPending } from '../earning/earning.queries.ts';
import type { AccountKind, Balance, Lot, LoyaltyTransaction } from './balance.ts';
import { balanceOf, lockAccounts, putIn, selectAccounts, selectLots, selectTransactions } from './money.queries.ts';
import { takeOut } from './spending.queries.ts';

export type { DeskDeps };

export interface Grant {
  readonly email: string;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  readonly kind: AccountKind;
  /** What it is for; the same one gives once. Null: given each time. */
  readonly reference: string | null;
  /** None: it does not expire. */
  readonly expiresAt?: Date;
}

// A billion of any currency: a slip rather than a present.
const MOST = 100_000_000_000;

/**
 * Gives a registered customer money to spend. One transaction.
 * @returns whether it was given now, and the balance in that currency after it
 * @throws Refusal not_found not_found for an unknown address, or a disabled customer; invalid under `currency` for one that the shop has not,
 *   under `amount` outside 0.01 to a billion, under `reference` beyond 80 characters, under `expires` for a time that is over
 */
export async function grantLoyalty(deps: DeskDeps, grant: Grant): Promise<{ granted: boolean; balance: number }> {
  checkSum(deps, grant);
  const now = deps.clock.now();
  if (grant.expiresAt !== undefined && grant.expiresAt <= now) throw invalidField('expires', 'invalid');
  const { id: customerId } = await showCustomer(deps, grant.email);
  const reference = grant.reference ?? `desk ${now.toISOString()} ${deps.random.text(8, '0123456789')}`;
  return deps.db.transaction().execute(async (tx) => {
    // Whoever erases the account either waits, or is done.
    if ((await lockCustomerFacts(tx, customerId)) === null) throw notFound();
    const granted = await putIn(tx, { ...grant, customerId, reference, reason: 'grant', now });
    return { granted, balance: await balanceOf(tx, { customerId, currency: grant.currency, now }) };
  });
}

/** What was granted wrongly. */
export interface Taking {
  readonly email: string;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  /** What it is for; the same one takes once. */
  readonly reference: string;
}

/**
 * Takes money of a registered customer back, in the order in which it is spent: all of the amount, or nothing. One transaction.
 * Concurrency: the customer is locked, then the accounts; who spends at the same moment is before it or after it.
 * @returns whether it was taken now, and the balance in that currency after it
 * @throws Refusal not_found not_found for an unknown address, or a disabled customer; invalid under `currency`, `amount` and
 *   `reference` as `grantLoyalty`, under `amount` for more than can be spent, under `reference` for one that took another amount
 */
export async function takeLoyalty(deps: DeskDeps, taking: Taking): Promise<{ taken: boolean; balance: number }> {
  checkSum(deps, taking);
  const { id: customerId } = await showCustomer(deps, taking.email);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockCustomerFacts(tx, customerId)) === null) throw notFound();
    await lockAccounts(tx, customerId, taking.currency);
    const { held, spent } = await takeOut(tx, 'take', { ...taking, customerId, now });
    const balance = await balanceOf(tx, { customerId, currency: taking.currency, now });
    if (held + spent !== taking.amount) throw notTaken(taking, held, balance);
    return { taken: spent > 0, balance };
  });
}

function notTaken({ currency: code }: Taking, held: number, balance: number): Error {
  const currency = code.toUpperCase();
  if (held > 0) {
    return invalidField('reference', 'loyalty_taken_otherwise', { amount: formatAmount(held), currency });
  }
  return invalidField('amount', 'loyalty_too_little', { left: formatAmount(balance), currency });
}

type Sum = Pick<Grant, 'currency' | 'amount' | 'reference'>;

function checkSum({ config }: DeskDeps, { currency, amount, reference }: Sum): void {
  if (!config.availableCurrencies.includes(currency)) {
    throw invalidField('currency', 'invalid_choice', { value: currency });
  }
  if (!Number.isInteger(amount) || amount < 1 || amount > MOST) {
    throw invalidField('amount', 'whole_number_between', { from: 1, to: MOST });
  }
  if (reference !== null && (reference.length === 0 || reference.length > 80)) {
    throw invalidField('reference', 'max_length', { max: 80 });
  }
}

export interface DeskLoyalty {
  /** Null for who is not a member. */
  readonly card: string | null;
  /** By currency, in the order of spending. */
  readonly accounts: readonly (Balance & { readonly kind: AccountKind })[];
  /** What can be spent, in the order of spending, by when it expires; at most fifty. */
  readonly lots: readonly Lot[];
  /** What orders under way will earn, by currency. */
  readonly pending: readonly Balance[];
  /** What was taken back and was not there, by currency: later earnings go to it first. */
  readonly owed: readonly Balance[];
  /** The latest first, at most twenty. */
  readonly transactions: readonly LoyaltyTransaction[];
}

const MOST_LOTS = 50;

/** @throws Refusal not_found not_found when no registered customer has the address */
export async function showLoyalty(deps: DeskDeps, email: string): Promise<DeskLoyalty> {
  const { db, clock } = deps;
  const { id: customerId } = await showCustomer(deps, email);
  const owner = { customerId, now: clock.now() };
  const { items } = await selectTransactions(db, { customerId, currency: null }, { number: 1, size: 20 });
  const card = await findCard(db, customerId);
  return {
    card: card?.number ?? null,
    accounts: await selectAccounts(db, owner),
    lots: await selectLots(db, owner, MOST_LOTS),
    pending: await selectPending(db, customerId),
    owed: await selectOwed(db, customerId),
    transactions: items,
  };
}
