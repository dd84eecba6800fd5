import type { Facet, FacetChoice } from '@arasta/client';
import { roundMoney } from '../../i18n/index.ts';
import { currency } from '../../shop.ts';
import { t } from '../texts.ts';

/** A choice of a facet for people: prices in their currency, stock in words. */
export function labelOf({ key }: Facet, { label, value }: FacetChoice): string {
  if (key === 'price') return priceRange(String(value));
  if (key === 'in_stock') return t(String(value) === '1' ? 'inStock' : 'outOfStock');
  return label;
}

function priceRange(range: string): string {
  const [from = '', until] = range.split('-');
  if (until === undefined) return t('priceFrom', { from: whole(from) });
  return `${whole(from)} – ${whole(until)}`;
}

function whole(amount: string): string {
  return currency.value === '' ? amount : roundMoney(amount, currency.value);
}
