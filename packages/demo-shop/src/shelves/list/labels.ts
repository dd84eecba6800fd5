import { money } from '../../i18n/index.ts';
import { currency } from '../../shop.ts';
import type { Choice, Facet } from './list.rules.ts';
import { t } from './texts.ts';

/** What a choice is called: prices and yes or no have values only. */
export function labelOf({ key }: Facet, { label, value }: Choice): string {
  if (key === 'price') return priceLabel(String(value));
  return key === 'in_stock' ? t('available') : label;
}

function priceLabel(range: string): string {
  const [from = '0', to] = range.split('-');
  const amount = (text: string) => money(text, currency.value);
  return to === undefined ? t('orMore', { from: amount(from) }) : t('upTo', { from: amount(from), to: amount(to) });
}
