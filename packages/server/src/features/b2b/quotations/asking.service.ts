import { invalidField, NON_FIELD } from '../../../kernel/errors.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { productOf, readGoods, type Showing } from '../../storefront/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import type { PricedBasket } from '../basket/b2b-basket.ts';
import { findActive, submitBasket } from '../basket/baskets.queries.ts';
import { inTurn, type Turn } from '../basket/changing.service.ts';
import { refsOf } from '../basket/reading.service.ts';
import { MOST_AMOUNT, priceBasket } from '../basket/totals.rules.ts';
import { B2B_JOBS } from '../job-names.ts';
import { exceeded } from './limit.rules.ts';
import { lockLimits, selectLimits } from './limits.queries.ts';
import type { Quotation, QuotationLine } from './quotation.ts';
import { findById } from './reading.queries.ts';
import { firstStatus } from './states.rules.ts';
import { countTry } from './throttle.service.ts';
import { insertEvent, insertLines, insertQuotation } from './writing.queries.ts';

/**
 * Asks the shop for what lies in the active basket, at the prices of this moment; the basket is over with it. Mails are
 * enqueued in the same transaction.
 * Concurrency: calls of one customer, and those that count for the same limit, wait for each other, so that none is
 * exceeded, and one basket becomes one quotation.
 * @throws Refusal throttled; as `inTurn`; invalid under non_field_errors for an empty or too dear basket, for a currency that is
 *   not the division's, and for a limit that would be exceeded
 */
export async function askForQuotation(deps: B2bDeps, caller: Authenticated, name: string): Promise<Quotation> {
  await countTry(deps, 'quotation', caller.customer.id);
  return inTurn(deps, caller, async (turn) => {
    const { tx, member, now } = turn;
    const { basketId, basket } = await takeBasket(turn);
    await lockLimits(tx, member);
    await mustBeWithinLimits(turn, Number(basket.amount));
    const status = firstStatus(member.isMain, deps.config.subDivisionApproval);
    const { divisionId, mainId, customerId, currency } = member;
    const amount = Number(basket.amount);
    const quotation = { name, customerId, divisionId, mainId, basketId, status, currency, amount, now };
    const id = await numbered(deps, (number) => insertQuotation(tx, { ...quotation, number }));
    await insertLines(tx, id, linesOf(basket, turn.showing));
    await insertEvent(tx, { quotationId: id, kind: 'asked', customerId, comment: null, now });
    await submitBasket(tx, basketId, now);
    await enqueue(tx, { name: B2B_JOBS.announce, payload: { quotationId: id } });
    const written = await findById(tx, id);
    if (written === null) throw new Error(`Quotation ${id} is gone`);
    return written;
  });
}

async function takeBasket({ tx, member, segment, showing, now }: Turn) {
  const stored = await findActive(tx, member, segment);
  if (stored === null || stored.lines.length === 0) throw invalidField(NON_FIELD, 'b2b_basket_empty');
  const { pricing } = showing;
  if (pricing.currency !== member.currency) {
    throw invalidField(NON_FIELD, 'b2b_other_currency', { currency: member.currency.toUpperCase() });
  }
  const basket = priceBasket(stored.lines, await readGoods(tx, { pricing, now }, refsOf(stored.lines)));
  if (basket.items.length === 0) throw invalidField(NON_FIELD, 'b2b_basket_empty');
  if (basket.amount > BigInt(MOST_AMOUNT)) throw invalidField(NON_FIELD, 'b2b_basket_too_dear');
  return { basketId: stored.id, basket };
}

async function mustBeWithinLimits({ tx, member, now }: Turn, amount: number): Promise<void> {
  const over = exceeded(await selectLimits(tx, member, now), amount);
  if (over === null) return;
  const [limit, left] = [formatAmount(over.limit), formatAmount(Math.max(0, over.limit - over.asked))];
  throw invalidField(NON_FIELD, 'b2b_limit_exceeded', { limit, left, currency: member.currency.toUpperCase() });
}

/** Twelve digits that nobody can guess; drawn again when they are taken. */
async function numbered(
  { random }: Pick<B2bDeps, 'random'>,
  insert: (number: string) => Promise<number | null>,
): Promise<number> {
  for (;;) {
    const id = await insert(random.text(1, '123456789') + random.text(11, '0123456789'));
    if (id !== null) return id;
  }
}

function linesOf({ items }: PricedBasket, { language, fallback }: Showing): QuotationLine[] {
  return items.flatMap(({ productId, good, price, divisions }) => {
    const { sku, baseCode, names } = productOf(good);
    const name = textIn(names, language, fallback) ?? sku;
    return divisions.map(({ division, quantity }): QuotationLine => {
      return { productId, sku, baseCode, name, price, quantity, amount: price * quantity, division };
    });
  });
}
