import { isRecord } from '../../platform/http/decoding/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { CheckoutDeps } from './checkout.deps.ts';
import type { Checkout } from './checkout.ts';
import type { Outcome, ShownPage } from './flow/outcome.ts';
import { isCardOption } from './reading/means.rules.ts';
import { type Context, contextOf, type Envelope, writeEnvelope } from './wire/envelope.wire.ts';
import { handedOver, thankYou } from './wire/placed.wire.ts';
import { writePreOrder } from './wire/pre-order.wire.ts';

// Clients look for the word `basket` in it.
const BASKET = '/baskets/basket/';

const NOTHING: Envelope = { contexts: [], errors: null, isBeforeEntry: false, preOrder: null, redirectUrl: null };

/** The answer of every call of the checkout, as JSON in UTF-8. */
export async function writeOutcome(deps: CheckoutDeps, caller: Caller, outcome: Outcome): Promise<Buffer> {
  return writeEnvelope(await envelopeOf(deps, outcome), caller.language);
}

async function envelopeOf(deps: CheckoutDeps, outcome: Outcome): Promise<Envelope> {
  switch (outcome.kind) {
    case 'shown': {
      const { checkout } = outcome;
      const { pages, errors } = shownIn(outcome);
      const contexts = await Promise.all(pages.map((page) => presentPage(deps, outcome, page)));
      const isBeforeEntry = checkout.shopper === null;
      return { ...NOTHING, contexts, errors, isBeforeEntry, preOrder: writePreOrder(deps, checkout) };
    }
    case 'handed_over': {
      const isByCard = isCardOption(outcome.checkout.chosen.paymentOption);
      return { ...NOTHING, contexts: [handedOver(isByCard)], preOrder: writePreOrder(deps, outcome.checkout) };
    }
    case 'placed': {
      const { receipt } = outcome.order;
      const preOrder = receipt === null ? null : Buffer.from(JSON.stringify(receipt));
      return { ...NOTHING, contexts: [thankYou(deps.signer, outcome.order)], preOrder };
    }
    case 'empty':
      return { ...NOTHING, errors: outcome.errors, redirectUrl: outcome.isLate ? null : BASKET };
  }
}

/** The pages that have something to show, and what is wrong; without the others it is told why. */
function shownIn({ checkout, pages, errors }: Extract<Outcome, { kind: 'shown' }>) {
  const reasonOf = ({ page }: ShownPage) => ('answers' in page ? (page.without?.(checkout) ?? null) : null);
  const reason = pages.map(reasonOf).find((found) => found !== null) ?? null;
  return { pages: pages.filter((page) => reasonOf(page) === null), errors: errors ?? reason };
}

async function presentPage(
  { config }: CheckoutDeps,
  { checkout, world }: Extract<Outcome, { kind: 'shown' }>,
  { page, isEmptied }: ShownPage,
): Promise<Context> {
  const view = { checkout, world, config };
  if ('answers' in page) return contextOf(page, (await page.context?.(view)) ?? {});
  return contextOf(page, isEmptied === true ? (page.nothing ?? {}) : page.context(view));
}

/** The pre-order as it is kept with an order. */
export function receiptOf(deps: CheckoutDeps, checkout: Checkout): Readonly<Record<string, unknown>> {
  const receipt: unknown = JSON.parse(writePreOrder(deps, checkout).toString());
  if (!isRecord(receipt)) throw new Error('The pre-order is no object');
  return receipt;
}
