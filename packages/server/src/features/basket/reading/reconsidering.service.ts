import type { Caller } from '../../../platform/http/index.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { promote, type ShownBasket } from './reading.service.ts';
import { priceLines, totalsOf, withGifts } from './totals.rules.ts';

/**
 * The basket as it is once another payment option is chosen, or none: promotions may go by it. `paymentOption` is its
 * slug. No statement.
 */
export async function withPaymentOption(
  deps: BasketDeps,
  caller: Caller,
  shown: ShownBasket,
  paymentOption: string | null,
): Promise<ShownBasket> {
  const { basket, showing, promoted } = shown;
  if (promoted.paymentOption === paymentOption) return shown;
  const rules = await deps.promotions();
  const heard = await promote(deps, { caller, showing }, rules, { ...promoted, paymentOption });
  const adjustments = withGifts(heard.evaluation, heard.gifts);
  const lines = priceLines(basket.lines, adjustments);
  const { upsells, freeShipping } = heard.evaluation;
  const totals = totalsOf(lines, heard.gifts, adjustments);
  const changed = { lines, gifts: heard.gifts, adjustments, upsells, freeShipping, totals };
  return { basket: { ...basket, ...changed }, showing, promoted: heard.promoted };
}
