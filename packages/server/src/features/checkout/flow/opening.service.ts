import type { Caller } from '../../../platform/http/index.ts';
import { type Choices, isChange, NOTHING_CHOSEN } from '../choices/choices.ts';
import { findChoices, noteSeen, saveChoices, type StoredChoices } from '../choices/choices.queries.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import type { Checkout } from '../checkout.ts';
import { seenOf } from '../reading/amounts.rules.ts';
import { assemble } from '../reading/assembling.service.ts';
import { openWorld, type World } from '../reading/world.service.ts';

/** A checkout, and what it was made of. */
export interface Opened {
  readonly world: World;
  /** Null where nothing was chosen yet. */
  readonly stored: StoredChoices | null;
  readonly checkout: Checkout;
}

/** The caller's checkout; null where their basket is empty, or holds nothing that can be sold now. */
export async function openCheckout(deps: CheckoutDeps, caller: Caller): Promise<Opened | null> {
  const world = await openWorld(deps, caller);
  if (world === null) return null;
  const stored = await findChoices(deps.db, world.basketId);
  return { world, stored, checkout: await assemble(world, stored?.choices ?? NOTHING_CHOSEN) };
}

/**
 * Keeps other choices, and that the shopper is shown what they come to.
 * @returns the checkout with them; null where somebody else has chosen since it was opened: nothing is kept then
 */
export async function keepChoices({ world, stored }: Opened, next: Choices): Promise<Checkout | null> {
  const checkout = await assemble(world, next);
  const choices = { ...checkout.choices, seen: seenOf(checkout) };
  if (stored !== null && !isChange(stored.choices, choices)) return checkout;
  const { basketId, now, deps } = world;
  const isSaved = await saveChoices(deps.db, { basketId, revision: stored?.revision ?? null, now }, choices);
  return isSaved ? checkout : null;
}

/**
 * Notes what the shopper is shown, where that is something else than the last time. Not while an attempt at paying is open:
 * what it holds is not free, so that the amounts are none that anybody could order at.
 */
export async function noteShown({ world, stored, checkout }: Opened): Promise<void> {
  const seen = seenOf(checkout);
  if (stored === null || stored.choices.seen === seen || isBeingPaid(world)) return;
  await noteSeen(world.deps.db, world.basketId, { revision: stored.revision, seen });
}

/** Whether an attempt at paying is open for the basket. */
export function isBeingPaid({ basket }: World): boolean {
  return basket.basket.head?.isFrozen === true;
}
