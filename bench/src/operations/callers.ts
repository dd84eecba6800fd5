import { CURRENCIES, noProductId } from '../catalogue/catalogue.ts';
import { pick } from './picking.ts';

/** Who asks, as far as answers depend on it. */

const LANGUAGES = ['en-us', 'tr-tr'] as const;

/** Headers under which a set of requests is another one, six times over. */
export function headersOf(round: number): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    'x-currency': pick(CURRENCIES, round),
    'accept-language': pick(LANGUAGES, Math.floor(round / CURRENCIES.length)),
  };
}

/** Leaves out a product that is not there: the same list, and yet one that was never made. */
export function excluding(n: number): Readonly<Record<string, string>> {
  const filter = JSON.stringify({ 'products.pk': [noProductId(n)] });
  return { ...headersOf(0), 'x-search-dynamic-exclude': Buffer.from(filter).toString('base64') };
}
