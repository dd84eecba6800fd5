import { invalidField, notAuthenticated, NON_FIELD } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import { readGoods, type Showing, showingFor } from '../../storefront/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import type { Member } from '../divisions/division.ts';
import { reaches } from '../divisions/members.queries.ts';
import { getMember } from '../divisions/members.service.ts';
import type { StoredBasket } from './b2b-basket.ts';
import { findActive, openActive } from './baskets.queries.ts';
import { addToLine, deleteLines, type LineChange, setLines } from './lines.queries.ts';
import { getBasket, refsOf, type ShownBasket } from './reading.service.ts';
import { MOST_AMOUNT, MOST_LINES, MOST_PIECES, priceBasket } from './totals.rules.ts';

/** A transaction in which nobody else changes the baskets of this member. */
export interface Turn {
  readonly tx: Tx;
  readonly member: Member;
  readonly showing: Showing;
  readonly segment: string | null;
  readonly now: Date;
}

/**
 * Changes a caller's baskets. Concurrency: a lock on the customer makes calls of one customer wait for each other.
 * @throws Refusal as `getMember`; unauthenticated not_authenticated for an account that was closed meanwhile
 */
export async function inTurn<Result>(
  deps: B2bDeps,
  caller: Authenticated,
  work: (turn: Turn) => Promise<Result>,
): Promise<Result> {
  const showing = await showingFor(deps, caller);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockCustomerFacts(tx, caller.customer.id)) === null) throw notAuthenticated();
    const member = await getMember(deps, tx, caller);
    return work({ tx, member, showing, segment: caller.customer.segment, now });
  });
}

/**
 * Adds pieces of a product for a division to those that are there.
 * @throws Refusal as `inTurn`; invalid invalid_pk under `division` for one that the caller does not order for, under
 *   `product_remote_id` for what is not sold; invalid under `quantity`, or under non_field_errors for a basket that grows
 *   too large
 */
export async function addProduct(deps: B2bDeps, caller: Authenticated, change: LineChange): Promise<ShownBasket> {
  return inTurn(deps, caller, async (turn) => {
    await mustReach(turn, change.divisionId);
    const basketId = await openActive(turn.tx, ownerOf(turn), turn.now);
    const isAdded = await addToLine(turn.tx, basketId, change, { most: MOST_PIECES, now: turn.now });
    if (!isAdded) throw invalidField('quantity', 'max_value', { max: MOST_PIECES });
    return mustSell(await mustFit(turn), change.productId);
  });
}

/**
 * Sets how many pieces of a product a division gets; 0 takes it out.
 * @throws Refusal as `addProduct`; taking out needs no product that is sold
 */
export async function setProduct(deps: B2bDeps, caller: Authenticated, change: LineChange): Promise<ShownBasket> {
  return inTurn(deps, caller, async (turn) => {
    await mustReach(turn, change.divisionId);
    const basketId = await openActive(turn.tx, ownerOf(turn), turn.now);
    if (change.quantity === 0) {
      await deleteLines(turn.tx, basketId, change);
      return show(turn, await findActive(turn.tx, turn.member, turn.segment));
    }
    await setLines(turn.tx, basketId, [change], turn.now);
    return mustSell(await mustFit(turn), change.productId);
  });
}

/**
 * Takes a product out for all divisions; one that is not in the basket is no mistake.
 * @throws Refusal as `inTurn`
 */
export async function removeProduct(deps: B2bDeps, caller: Authenticated, productId: number): Promise<ShownBasket> {
  await inTurn(deps, caller, async ({ tx, member, segment }) => {
    const basket = await findActive(tx, member, segment);
    if (basket !== null) await deleteLines(tx, basket.id, { productId, divisionId: null });
  });
  return getBasket(deps, caller);
}

export function ownerOf({ member, segment }: Pick<Turn, 'member' | 'segment'>) {
  return { customerId: member.customerId, segment };
}

/** What was just put in is left out of the priced basket where it is not sold; a refusal takes it out of the stored one. */
function mustSell(shown: ShownBasket, productId: number): ShownBasket {
  if (shown.basket.items.some((item) => item.productId === productId)) return shown;
  throw invalidField('product_remote_id', 'invalid_pk', { pk: productId });
}

async function mustReach({ tx, member }: Turn, divisionId: number): Promise<void> {
  if (!(await reaches(tx, member, divisionId))) throw invalidField('division', 'invalid_pk', { pk: divisionId });
}

/**
 * Judges the active basket after a change, which a refusal undoes. Two statements.
 * @returns the basket as it is then, priced as the database has its goods
 * @throws Refusal invalid under non_field_errors
 */
export async function mustFit(turn: Turn): Promise<ShownBasket> {
  const stored = await findActive(turn.tx, turn.member, turn.segment);
  // Of divisions that they do not order for any more they see none, and can take none out.
  if ((stored?.lines.length ?? 0) > MOST_LINES) throw invalidField(NON_FIELD, 'b2b_basket_full', { max: MOST_LINES });
  const shown = await show(turn, stored);
  if (shown.basket.amount > BigInt(MOST_AMOUNT)) throw invalidField(NON_FIELD, 'b2b_basket_too_dear');
  return shown;
}

async function show({ tx, segment, showing, now }: Turn, stored: StoredBasket | null): Promise<ShownBasket> {
  const lines = stored?.lines ?? [];
  const goods = await readGoods(tx, { pricing: showing.pricing, now }, refsOf(lines));
  return { id: stored?.id ?? 0, basket: priceBasket(lines, goods), showing, segment };
}
