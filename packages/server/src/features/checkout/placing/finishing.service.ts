import { type FieldErrors, NON_FIELD } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { goOn, type Placement, placeOrder, type Refused } from '../../orders/index.ts';
import { noteRedirected } from '../choices/choices.queries.ts';
import type { Checkout } from '../checkout.ts';
import { dueOf } from '../flow/flow.rules.ts';
import { isBeingPaid, noteShown, openCheckout, type Opened } from '../flow/opening.service.ts';
import type { Outcome } from '../flow/outcome.ts';
import type { Decision } from '../pages/page.ts';
import { seenOf } from '../reading/amounts.rules.ts';
import { refusalErrors } from './refusals.rules.ts';
import { placeRequestOf } from './request.rules.ts';

/** The checkout as it is answered, to be answered again when the last call is repeated. */
export type ReceiptOf = (checkout: Checkout) => Readonly<Record<string, unknown>>;

/**
 * Has the order placed, if it comes to what the shopper was shown last. Where an attempt at paying is open, the same call again
 * gets its end; another one ends it.
 * Concurrency: as `placeOrder`; the same submission again, at the same moment too, finds the same order.
 * @returns null where an attempt was ended: what it held is free, and the checkout has to be looked at anew
 */
export async function finish(
  opened: Opened,
  { card, threeD, saveCard = false }: Extract<Decision, { kind: 'place' }>,
  receiptOf: ReceiptOf,
): Promise<Outcome | null> {
  const { world, checkout } = opened;
  const request = placeRequestOf(checkout, { card, threeD, saveCard, receipt: receiptOf(checkout) });
  if (isBeingPaid(world)) {
    const { caller, basketId, basket } = world;
    const { namespace } = basket.basket;
    const payment = request?.payment ?? null;
    const going = await goOn(world.deps, { caller, basketId, namespace, payment });
    return going === null ? null : conclude(opened, going);
  }
  if (request === null || checkout.choices.seen !== seenOf(checkout)) return refuse(opened, TOTAL_CHANGED);
  return conclude(opened, await placeOrder(world.deps, request));
}

async function conclude(opened: Opened, placement: Placement): Promise<Outcome> {
  const { world, checkout } = opened;
  if (placement.kind === 'placed') return { kind: 'placed', order: placement.order };
  if (placement.kind === 'refused') return explain(opened, placement.refused);
  await noteRedirected(world.deps.db, world.basketId);
  return { kind: 'handed_over', checkout: { ...checkout, choices: { ...checkout.choices, isRedirected: true } } };
}

const TOTAL_CHANGED: FieldErrors = { [NON_FIELD]: [message('total_changed')] };

async function refuse(opened: Opened, errors: FieldErrors): Promise<Outcome> {
  await noteShown(opened);
  const { world, checkout } = opened;
  return { kind: 'shown', world, checkout, pages: [{ page: dueOf(checkout) }], errors };
}

/** Shows the checkout as it has become: what was refused may have been used up by somebody else. */
async function explain({ world, checkout }: Opened, refused: Refused): Promise<Outcome> {
  const names = new Map(checkout.basket.basket.lines.map(({ line }) => [line.productId, line.name]));
  const errors = refusalErrors(refused, (id) => names.get(id) ?? null);
  const opened = await openCheckout(world.deps, world.caller);
  return opened === null ? { kind: 'empty', errors, isLate: false } : refuse(opened, errors);
}
