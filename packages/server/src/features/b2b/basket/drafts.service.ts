import { invalidField, NON_FIELD, notFound } from '../../../kernel/errors.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { countDrafts, deleteBasket, dropDraft, findActive, hasDraft, putAside, takeUp } from './baskets.queries.ts';
import { inTurn, ownerOf } from './changing.service.ts';
import { countLines } from './lines.queries.ts';
import { getBasket, type ShownBasket } from './reading.service.ts';

/** Baskets that one customer has put by. */
const MOST_DRAFTS = 50;

/**
 * Puts the active basket by under a name; an empty one takes its place.
 * @throws Refusal as `inTurn`; invalid under non_field_errors for an empty basket, or one too many
 */
export async function saveBasket(deps: B2bDeps, caller: Authenticated, name: string): Promise<ShownBasket> {
  await inTurn(deps, caller, async ({ tx, member, segment, now }) => {
    const basket = await findActive(tx, member, segment);
    if (basket === null || basket.lines.length === 0) throw invalidField(NON_FIELD, 'b2b_basket_empty');
    const drafts = await countDrafts(tx, member.customerId);
    if (drafts >= MOST_DRAFTS) throw invalidField(NON_FIELD, 'b2b_too_many_drafts', { max: MOST_DRAFTS });
    await putAside(tx, basket.id, name, now);
  });
  return getBasket(deps, caller);
}

/**
 * Makes a draft the active basket. The one that was active is put by in its place, under the name it had; an empty one
 * is thrown away.
 * @throws Refusal as `inTurn`; not_found not_found for anything but a draft of the caller's
 */
export async function loadDraft(deps: B2bDeps, caller: Authenticated, id: number): Promise<ShownBasket> {
  await inTurn(deps, caller, async (turn) => {
    const { tx, member, segment, now } = turn;
    if (!(await hasDraft(tx, id, member.customerId))) throw notFound();
    const basket = await findActive(tx, member, segment);
    if (basket !== null) {
      const isEmpty = (await countLines(tx, basket.id)) === 0;
      await (isEmpty ? deleteBasket(tx, basket.id) : putAside(tx, basket.id, null, now));
    }
    await takeUp(tx, id, ownerOf(turn), now);
  });
  return getBasket(deps, caller);
}

/**
 * Throws a draft away.
 * @throws Refusal as `inTurn`; not_found not_found for anything but a draft of the caller's
 */
export async function deleteDraft(deps: B2bDeps, caller: Authenticated, id: number): Promise<void> {
  await inTurn(deps, caller, async ({ tx, member }) => {
    if (!(await dropDraft(tx, id, member.customerId))) throw notFound();
  });
}
