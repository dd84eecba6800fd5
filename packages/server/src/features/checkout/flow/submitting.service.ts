import { type FieldErrors, NON_FIELD, Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { endAttempt, findPlacedOf } from '../../orders/index.ts';
import { isChange, without } from '../choices/choices.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import type { Decision, StepPage } from '../pages/page.ts';
import { findPage, type Page } from '../pages/pages.ts';
import { finish, type ReceiptOf } from '../placing/finishing.service.ts';
import { carryOut } from './effects.service.ts';
import { chainOf, dueOf, followingOf, isReady } from './flow.rules.ts';
import { isBeingPaid, keepChoices, noteShown, type Opened, openCheckout } from './opening.service.ts';
import type { Outcome, ShownPage } from './outcome.ts';

export interface Submitted {
  /** As the protocol calls it. */
  readonly page: string;
  /** As they came. */
  readonly fields: unknown;
  readonly receiptOf: ReceiptOf;
}

// Whoever is overtaken begins anew; each time somebody else has got on, and no client sends so many at once.
const MOST_TRIES = 40;

/**
 * Submits a page. What a shopper can mend is told in the outcome; nothing has changed then. A page whose turn has not come
 * changes nothing and shows what is due.
 * Concurrency: submissions for one basket take turns: each is decided by what the one before it has left, so that none
 * undoes another's.
 */
export async function submitPage(deps: CheckoutDeps, caller: Caller, submitted: Submitted): Promise<Outcome> {
  const found = findPage(submitted.page);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const opened = await openCheckout(deps, caller);
    if (opened === null) return withoutBasket(deps, caller, found);
    if (found === null) return unknownPage(opened);
    if (await isThawed(opened, found)) continue;
    const outcome = await submit(opened, found, submitted);
    if (outcome !== null) return outcome;
  }
  const opened = await openCheckout(deps, caller);
  const errors = { [NON_FIELD]: [message('checkout_busy')] };
  return opened === null ? { kind: 'empty', errors, isLate: false } : shown(opened, [], errors);
}

/** Nothing is noted: a page that does not exist shows nothing to anybody. */
function unknownPage({ world, checkout }: Opened): Outcome {
  return { kind: 'shown', world, checkout, pages: [], errors: { page: [message('unknown_checkout_page')] } };
}

/**
 * Who chooses anew has left the bank or provider: the attempt that is open ends, and what it held is free.
 * @returns whether one was ended, so that the checkout has to be looked at anew
 */
async function isThawed({ world }: Opened, { page, kind }: Page): Promise<boolean> {
  if (!isBeingPaid(world) || (kind === 'step' && page.places === true)) return false;
  const { caller, basketId, basket } = world;
  return endAttempt(world.deps, { caller, basketId, namespace: basket.basket.namespace });
}

/**
 * The basket is empty once its order is placed. Who repeats the last call is answered as before; selections that come late
 * change nothing and lead nowhere, because clients send them on their way to the order.
 */
async function withoutBasket(deps: CheckoutDeps, caller: Caller, found: Page | null): Promise<Outcome> {
  const order = await findPlacedOf(deps, caller);
  const isLast = found?.kind === 'step' && found.page.places === true;
  if (order !== null && isLast) return { kind: 'placed', order };
  return { kind: 'empty', errors: null, isLate: order !== null };
}

/** Null where somebody else has chosen meanwhile: it has to be decided anew. */
async function submit(opened: Opened, found: Page, { fields, receiptOf }: Submitted): Promise<Outcome | null> {
  const { checkout, world } = opened;
  if (found.kind === 'step' && !isReady(found.page, checkout)) {
    return tooEarly(opened, found);
  }
  const decision = await considered(opened, found.page.submit(fields, checkout, world.deps.config));
  switch (decision.kind) {
    case 'refused':
      return shown(opened, found.page.context === null ? [] : [{ page: found.page }], decision.errors);
    case 'chosen':
      return choose(opened, found, decision);
    case 'opened':
      return shown(opened, pagesNamed(decision.page), null);
    case 'place':
      return finish(opened, decision, receiptOf);
    case 'moved':
      return reopen(world.deps, decision.caller, found);
  }
}

async function reopen(deps: CheckoutDeps, caller: Caller, found: Page): Promise<Outcome> {
  const opened = await openCheckout(deps, caller);
  if (opened === null) return { kind: 'empty', errors: null, isLate: false };
  return shown(opened, pagesAfter(found, opened), null);
}

type Considered = Awaited<ReturnType<typeof carryOut>>;

/** Does what a decision asks for besides choosing. What is refused on the way is told under its field. */
async function considered(opened: Opened, decision: Decision): Promise<Considered> {
  try {
    return await carryOut(opened, decision);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
    return { kind: 'refused', errors: error.details.fields ?? { [NON_FIELD]: [error.text] } };
  }
}

async function choose(
  opened: Opened,
  found: Page,
  { sets }: Extract<Decision, { kind: 'chosen' }>,
): Promise<Outcome | null> {
  const { resets, alwaysResets } = found.page;
  const { choices } = opened.checkout;
  const base = alwaysResets === true || isChange(choices, sets) ? without(choices, resets) : choices;
  const checkout = await keepChoices(opened, { ...base, ...sets });
  if (checkout === null) return null;
  const changed = { ...opened, checkout };
  return { kind: 'shown', world: opened.world, checkout, pages: pagesAfter(found, changed), errors: null };
}

function pagesAfter(found: Page, { checkout }: Opened): ShownPage[] {
  if (found.kind === 'step') return followingOf(found.page, checkout).map((page) => ({ page }));
  return found.page.answers === 'due' ? [{ page: dueOf(checkout) }] : [];
}

/** Where another call has placed the order since the basket was read, the choices are gone: a repeat is answered alike. */
async function tooEarly(opened: Opened, found: Extract<Page, { kind: 'step' }>): Promise<Outcome> {
  const { page } = found;
  const { deps, caller } = opened.world;
  const isLate = page.places === true && opened.stored === null && (await openCheckout(deps, caller)) === null;
  if (isLate) return withoutBasket(deps, caller, found);
  return shown(opened, outOfTurn(page, opened), page.tooEarly?.(opened.checkout) ?? null);
}

function outOfTurn(page: StepPage, { checkout }: Opened): ShownPage[] {
  const due = chainOf(checkout).at(-1);
  const first = due === undefined ? [] : [{ page: due }];
  return page.nothing === undefined ? first : [...first, { page, isEmptied: true }];
}

function pagesNamed(name: string): ShownPage[] {
  const found = findPage(name);
  return found === null ? [] : [{ page: found.page }];
}

/** The checkout as it was found, and what is wrong with the submission. */
async function shown(opened: Opened, pages: readonly ShownPage[], errors: FieldErrors | null): Promise<Outcome> {
  await noteShown(opened);
  const { world, checkout } = opened;
  return { kind: 'shown', world, checkout, pages, errors };
}
