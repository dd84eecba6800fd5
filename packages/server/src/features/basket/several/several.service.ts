import { notFound } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { keepPreference } from '../../sessions/index.ts';
import { showingFor } from '../../storefront/index.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { takeBasket } from '../changing/taking.service.ts';
import { MAIN, namespaceOf } from '../owner.ts';
import { getBasket, type ShownBasket, showState } from '../reading/reading.service.ts';
import { readState } from '../reading/state.queries.ts';
import { type BasketOwner, deleteBasket, findBaskets, type ListedBasket } from './several.queries.ts';

export type OwnBasket = ListedBasket & { readonly isMain: boolean };

/** The caller's open baskets; of these, one at most is what calls mean that name none. */
export async function listBaskets(deps: BasketDeps, caller: Caller): Promise<OwnBasket[]> {
  const owner = ownerOf(caller);
  if (owner === null) return [];
  const main = namespaceOf(caller, null);
  return (await findBaskets(deps.db, owner)).map((basket) => ({ ...basket, isMain: basket.namespace === main }));
}

/** Makes a basket the one that the session's calls mean. @throws Refusal not_found */
export async function chooseBasket(deps: BasketDeps, caller: Caller, id: number): Promise<ShownBasket> {
  const owner = ownerOf(caller);
  const baskets = owner === null ? [] : await findBaskets(deps.db, owner);
  const chosen = baskets.find((basket) => basket.id === id);
  if (chosen === undefined) throw notFound();
  await keepPreference(deps, caller, { basket_namespace: chosen.namespace });
  return getBasket(deps, caller, chosen.namespace);
}

/**
 * Makes the basket of this name the one that the session's calls mean; it is made where there is none.
 * @throws Refusal rejected basket_300_2 where there are too many
 */
export async function chooseNamespace(deps: BasketDeps, caller: Caller, namespace: string): Promise<ShownBasket> {
  const view = { caller, showing: await showingFor(deps, caller) };
  const moment = { pricing: view.showing.pricing, now: deps.clock.now() };
  const state = await deps.db.transaction().execute(async (tx) => {
    const basket = await takeBasket(deps, tx, caller, { namespace, creates: true });
    return basket === null ? null : readState(tx, basket.id, moment, null);
  });
  await keepPreference(deps, caller, { basket_namespace: namespace });
  return showState(deps, view, { state, losses: [] });
}

/** Deletes a basket with all that lies in it. @throws Refusal not_found */
export async function removeBasket(deps: BasketDeps, caller: Caller, id: number): Promise<void> {
  const owner = ownerOf(caller);
  const namespace = owner === null ? null : await deleteBasket(deps.db, owner, id);
  if (namespace === null) throw notFound();
  if (namespace === namespaceOf(caller, null) && namespace !== MAIN) {
    await keepPreference(deps, caller, { basket_namespace: null });
  }
}

function ownerOf({ session, customer }: Caller): BasketOwner | null {
  return session === null ? null : { customerId: customer?.id ?? null, sessionId: session.id };
}
