import { notFound } from '../../../kernel/errors.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { LoginOfGuest } from '../../accounts/index.ts';
import type { BasketState } from '../basket.ts';
import type { Thaw } from '../basket.deps.ts';
import { MAIN, namespaceOf } from '../owner.ts';
import { readState } from '../reading/state.queries.ts';
import {
  carryOut,
  findReport,
  giveBasket,
  hasGuestBasket,
  insertReport,
  lockBoth,
  type MergeReport,
  type OpenBasket,
} from './merge.queries.ts';
import { mergeLines } from './merge.rules.ts';

export interface MergeDeps {
  readonly config: Config;
  readonly thaw: Thaw;
}

/**
 * Merges a guest's baskets into the customer's, inside the login's transaction; one that the customer has none of
 * becomes theirs. What became of each line is kept to be read.
 * An attempt at paying one of them ends. Where one is being paid at this moment both stay as they are, and the guest's
 * becomes a further one of the customer's.
 * Where the customer keeps as many baskets as one may, it goes into the main one, or the oldest.
 * Concurrency: the session was locked by the login; what is put in at the same moment is in the guest's basket before, or
 * refused after: its key is the former one.
 */
export async function mergeBasketsOnLogin(deps: MergeDeps, tx: Tx, login: LoginOfGuest): Promise<void> {
  if (!(await hasGuestBasket(tx, login.sessionId))) return;
  const baskets = await lockBoth(tx, login.sessionId, login.customerId);
  const paying = await thawAll(deps, tx, baskets, login.now);
  const own = baskets.filter(({ isGuests }) => !isGuests);
  for (const guest of baskets.filter(({ isGuests }) => isGuests)) {
    const target = targetOf(guest, own, deps.config.basketMaxCount);
    if (target === undefined) own.push(await takeOver(deps, tx, guest, login));
    else if (paying.has(guest.id) || paying.has(target.id)) await putBeside(tx, guest, login);
    else await merge(deps, tx, { own: target, guest }, login);
  }
}

/** Ends the attempts at paying that can be ended. @returns the baskets that are being paid at this moment */
async function thawAll(
  { thaw }: MergeDeps,
  tx: Tx,
  baskets: readonly OpenBasket[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const paying = new Set<number>();
  for (const { id, isFrozen } of baskets) if (isFrozen && !(await thaw(tx, id, now))) paying.add(id);
  return paying;
}

/** The customer's basket that a guest's goes into; undefined where it becomes one of the customer's. */
function targetOf(guest: OpenBasket, own: readonly OpenBasket[], most: number): OpenBasket | undefined {
  const named = (name: string) => own.find(({ namespace }) => namespace === name);
  return named(guest.namespace) ?? (own.length < most ? undefined : (named(MAIN) ?? own[0]));
}

/** What cannot be merged now is not lost: the customer has it under a name of its own. */
async function putBeside(tx: Tx, guest: OpenBasket, { customerId, now }: LoginOfGuest): Promise<void> {
  await giveBasket(tx, guest.id, { customerId, namespace: `guest-${guest.id}`, now });
}

async function takeOver(
  { config }: { config: Config },
  tx: Tx,
  guest: OpenBasket,
  login: LoginOfGuest,
): Promise<OpenBasket> {
  const { now, customerId } = login;
  const state = await readState(tx, guest.id, { pricing: null, now }, null);
  await giveBasket(tx, guest.id, { customerId, namespace: guest.namespace, now });
  const lines = state.lines.map(({ productId, name, quantity }) => {
    return {
      productId,
      name,
      guestQuantity: quantity,
      ownQuantity: 0,
      quantity,
      outcome: 'added',
      reason: null,
    } as const;
  });
  if (lines.length > 0) await insertReport(tx, guest.id, { strategy: config.basketMerge, lines, mergedAt: now });
  return { ...guest, isGuests: false };
}

async function merge(
  { config }: { config: Config },
  tx: Tx,
  baskets: { own: OpenBasket; guest: OpenBasket },
  { now }: LoginOfGuest,
): Promise<void> {
  const strategy = config.basketMerge;
  const own = await readState(tx, baskets.own.id, { pricing: null, now }, null);
  const guest = await readState(tx, baskets.guest.id, { pricing: null, now }, null);
  const limits = { lines: config.basketMaxLines, quantity: config.basketMaxQuantity };
  // An empty basket is no wish: it takes nothing's place.
  const lines = { own: own.lines, guest: guest.lines };
  const planned = mergeLines(guest.lines.length === 0 ? 'sum' : strategy, lines, limits);
  const voucherId = voucherOf(strategy === 'guest' ? [guest, own] : [own, guest]);
  await carryOut(tx, { into: own.head.id, from: guest.head.id, merge: planned, voucherId, now });
  if (planned.report.length > 0) {
    await insertReport(tx, own.head.id, { strategy, lines: planned.report, mergedAt: now });
  }
}

/** The first one's code wins. */
function voucherOf(states: readonly BasketState[]): number | null {
  return states.map(({ head }) => head.voucherId).find((id) => id !== null) ?? null;
}

/** What the last login made of the caller's basket. @throws Refusal not_found where nothing was merged */
export async function getMergeReport(
  { db }: { db: Executor },
  caller: Caller,
  named: string | null,
): Promise<MergeReport> {
  const { customer } = caller;
  const report = customer === null ? null : await findReport(db, customer.id, namespaceOf(caller, named));
  if (report === null) throw notFound();
  return report;
}
