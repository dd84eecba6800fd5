import { money } from '../i18n/index.ts';
import { type Basket, currency as chosen } from '../shop.ts';
import { savingsOf } from './lines.rules.ts';
import { t } from './texts.ts';

/** What the goods come to; what is added at checkout is told, not guessed. */
export function Totals({ basket }: { basket: Basket }) {
  // Until the basket is here in a currency that was just chosen, its amounts are in the one before.
  const currency = basket.basketitem_set[0]?.currency_type ?? chosen.value;
  const savings = savingsOf(basket);
  const shipsFree = basket.basketitem_set.some(({ shipping_discount }) => shipping_discount !== null);
  return (
    <div class="totals" aria-live="polite">
      <dl class="sums">
        <Sum label={t('goods')} value={money(basket.total_product_amount, currency)} />
        <Discounts discounts={basket.discounts} currency={currency} />
        <Sum label={t('shipping')} value={shipsFree ? t('shippingFree') : t('shippingLater')} kind="quiet" />
        <Sum label={t('total')} value={money(basket.total_amount, currency)} kind="total" />
      </dl>
      <p class="tiny soft">{t('taxIncluded')}</p>
      {savings > 0 && <p class="saved">{t('saved', { amount: money(savings, currency) })}</p>}
    </div>
  );
}

interface DiscountsProps {
  readonly discounts: Basket['discounts'];
  readonly currency: string;
}

/** What promotions take off, each by its name. What makes shipping free takes nothing off the goods. */
export function Discounts({ discounts, currency }: DiscountsProps) {
  const given = discounts.filter(({ discount }) => Number(discount) > 0);
  return (
    <>
      {given.map(({ description, discount }) => (
        <Sum key={description} label={description} value={money(-Number(discount), currency)} kind="good" />
      ))}
    </>
  );
}

interface SumProps {
  readonly label: string;
  readonly value: string;
  readonly kind?: 'plain' | 'good' | 'quiet' | 'total';
}

/** A line of a sum: what, and how much. */
export function Sum({ label, value, kind = 'plain' }: SumProps) {
  return (
    <div class={`sum sum-${kind}`}>
      <dt>{label}</dt>
      <dd class="numbers">{value}</dd>
    </div>
  );
}
