import { type FieldErrors, NON_FIELD } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { placeOrder, type PlaceRequest, type Refused } from '../../orders/index.ts';
import { noteRedirected } from '../choices/choices.queries.ts';
import type { Checkout } from '../checkout.ts';
import { dueOf } from '../flow/flow.rules.ts';
import { openCheckout, type Opened, seeAmount } from '../flow/opening.service.ts';
import type { Outcome } from '../flow/outcome.ts';
import type { Decision } from '../pages/page.ts';
import { refusalErrors } from './refusals.rules.ts';
import { placeRequestOf } from './request.rules.ts';

/** The checkout as it is answered, to be answered again when the last call is repeated. */
export type ReceiptOf = (checkout: Checkout) => Readonly<Record<string, unknown>>;

/**
 * Has the order placed, if it comes to what the shopper was shown last.
 * Concurrency: as `placeOrder`; the same submission again, at the same moment too, finds the same order.
 */
export async function finish(
  opened: Opened,
  { card, threeD }: Extract<Decision, { kind: 'place' }>,
  receiptOf: ReceiptOf,
): Promise<Outcome> {
  const { world, checkout } = opened;
  const { deps } = world;
  const request = placeRequestOf(checkout, { card, threeD, receipt: receiptOf(checkout) });
  if (request === null || checkout.choices.seenAmount !== checkout.toPay) return refuse(opened, TOTAL_CHANGED);
  const placement = await placeOrder(deps, request);
  if (placement.kind === 'placed') return { kind: 'placed', order: placement.order };
  if (placement.kind === 'handed_over') {
    await noteRedirected(deps.db, world.basketId);
    return { kind: 'handed_over', checkout: { ...checkout, choices: { ...checkout.choices, isRedirected: true } } };
  }
  return explain(opened, request, placement.refused);
}

const TOTAL_CHANGED: FieldErrors = { [NON_FIELD]: [message('total_changed')] };

async function refuse(opened: Opened, errors: FieldErrors): Promise<Outcome> {
  await seeAmount(opened);
  const { world, checkout } = opened;
  return { kind: 'shown', world, checkout, pages: [{ page: dueOf(checkout) }], errors };
}

/** Shows the checkout as it has become: what was refused may have been used up by somebody else. */
async function explain({ world }: Opened, { basket }: PlaceRequest, refused: Refused): Promise<Outcome> {
  const names = new Map(basket.basket.lines.map(({ line }) => [line.productId, line.name]));
  const errors = refusalErrors(refused, (id) => names.get(id) ?? null);
  const opened = await openCheckout(world.deps, world.caller);
  return opened === null ? { kind: 'empty', errors, isLate: false } : refuse(opened, errors);
}
