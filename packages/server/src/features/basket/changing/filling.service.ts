import { rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { showingFor } from '../../storefront/index.ts';
import type { BasketState } from '../basket.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { namespaceOf } from '../owner.ts';
import { lossesOf, settleLines } from '../reading/availability.rules.ts';
import { type ShownBasket, showState, type View } from '../reading/reading.service.ts';
import { readState } from '../reading/state.queries.ts';
import { limitsOf, nameOf } from './changing.service.ts';
import { possibleOf, type Shortfall } from './filling.rules.ts';
import { applyChange } from './lines.queries.ts';
import { addition, type Wish } from './lines.rules.ts';
import { takeBasket } from './taking.service.ts';

/** What became of a wish: so many pieces were put in, and why not all of them. */
export interface Filled {
  readonly wish: Wish;
  readonly quantity: number;
  readonly shortfall: Shortfall | null;
}

/**
 * Puts as much of many wishes into the caller's basket as can be had, all in one transaction; each rule of putting one
 * product in holds. Two statements for each wish.
 * Concurrency: changes of one basket take turns; none is lost.
 * @returns the basket, and what became of each wish, in their order
 * @throws Refusal rejected basket_300_1 for a basket that may not be changed; nothing has changed then
 */
export async function fillBasket(
  deps: BasketDeps,
  caller: Caller,
  wishes: readonly Wish[],
): Promise<{ readonly shown: ShownBasket; readonly filled: readonly Filled[] }> {
  const view = { caller, showing: await showingFor(deps, caller) };
  const { state, losses, filled } = await deps.db.transaction().execute((tx) => fill(deps, tx, view, wishes));
  return { shown: await showState(deps, view, { state, losses }), filled };
}

async function fill(deps: BasketDeps, tx: Tx, view: View, wishes: readonly Wish[]) {
  const { caller, showing } = view;
  const basket = await takeBasket(deps, tx, caller, { namespace: namespaceOf(caller, null), creates: true });
  const moment = { pricing: showing.pricing, now: deps.clock.now() };
  if (basket === null || (basket.isFrozen && !(await deps.thaw(tx, basket.id, moment.now)))) {
    throw rejected('basket_300_1', 'basket_locked');
  }
  const read = (candidate: number | null) => readState(tx, basket.id, moment, candidate);
  // What is short already goes first, so that there is room and the shopper is told.
  const { cuts } = settleLines((await read(null)).lines);
  if (cuts.length > 0) await applyChange(tx, basket.id, { cuts, now: moment.now });
  const filled: Filled[] = [];
  for (const wish of wishes) {
    const state = await read(wish.productId);
    filled.push(await putIn(deps, tx, { view, state, wish }));
  }
  return { state: await read(null), losses: lossesOf(cuts), filled };
}

interface Putting {
  readonly view: View;
  readonly state: BasketState;
  readonly wish: Wish;
}

async function putIn(deps: BasketDeps, tx: Tx, { view, state, wish }: Putting): Promise<Filled> {
  const present = { lines: state.lines, candidate: state.candidate, name: nameOf(state, view) };
  const { quantity, shortfall } = possibleOf(present, wish, limitsOf(deps));
  if (quantity > 0) {
    const change = addition(present, { ...wish, quantity }, limitsOf(deps));
    await applyChange(tx, state.head.id, { ...change, now: deps.clock.now() });
  }
  return { wish, quantity, shortfall };
}
