import type { Authenticated } from '../../../platform/http/index.ts';
import { findGoods, type GoodRef, type Showing, showingFor } from '../../storefront/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { getMember } from '../divisions/members.service.ts';
import type { PricedBasket, StoredBasket, StoredLine } from './b2b-basket.ts';
import { findActive, selectDrafts } from './baskets.queries.ts';
import { priceBasket } from './totals.rules.ts';

export interface ShownBasket {
  /** 0 while nothing has been put in. */
  readonly id: number;
  readonly basket: PricedBasket;
  readonly showing: Showing;
  readonly segment: string | null;
}

/**
 * The basket that the caller fills, at today's prices of their segment and currency. What is not sold any more, and what
 * is for a division that they do not order for any more, is left out. Two statements, and one for goods that the process
 * does not have.
 * @throws Refusal as `getMember`
 */
export async function getBasket(deps: B2bDeps, caller: Authenticated): Promise<ShownBasket> {
  const member = await getMember(deps, deps.db, caller);
  const { segment } = caller.customer;
  const showing = await showingFor(deps, caller);
  const stored = await findActive(deps.db, member, segment);
  const lines = stored?.lines ?? [];
  const basket = priceBasket(lines, await findGoods(deps, showing, refsOf(lines)));
  return { id: stored?.id ?? 0, basket, showing, segment };
}

export interface Draft extends Pick<StoredBasket, 'id' | 'name'> {
  readonly basket: PricedBasket;
}

/**
 * What the caller has put by, the latest first, at today's prices.
 * @throws Refusal as `getMember`
 */
export async function listDrafts(deps: B2bDeps, caller: Authenticated): Promise<Draft[]> {
  const member = await getMember(deps, deps.db, caller);
  const drafts = await selectDrafts(deps.db, member);
  const showing = await showingFor(deps, caller);
  const goods = await findGoods(deps, showing, refsOf(drafts.flatMap(({ lines }) => lines)));
  return drafts.map(({ id, name, lines }) => ({ id, name, basket: priceBasket(lines, goods) }));
}

/** A product in a basket, as goods are asked for; deleted ones are left out. */
export function refsOf(lines: readonly StoredLine[]): GoodRef[] {
  return lines.flatMap(({ productId: id, listedId }) => (listedId === null ? [] : [{ id, listedId }]));
}
