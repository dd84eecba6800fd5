import { money } from '../i18n/index.ts';
import { t } from './texts.ts';

interface PriceProps {
  readonly amount: string | number;
  readonly currency: string;
  /** What it cost before; left out where it is no more than the amount. */
  readonly before?: string | number | undefined;
  readonly large?: boolean;
}

/** A price, with the one before if it was higher. Amounts come as the API says them. */
export function Price({ amount, currency, before, large = false }: PriceProps) {
  const size = large ? 'price price-large' : 'price';
  if (before === undefined || Number(before) <= Number(amount)) {
    return <span class={size}>{money(amount, currency)}</span>;
  }
  return (
    <span class={size}>
      <span class="hidden">{t('now', { price: money(amount, currency) })}</span>
      <span class="price-now" aria-hidden="true">
        {money(amount, currency)}
      </span>
      <span class="hidden">{t('was', { price: money(before, currency) })}</span>
      <s class="price-before" aria-hidden="true">
        {money(before, currency)}
      </s>
    </span>
  );
}
