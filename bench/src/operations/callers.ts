import { CURRENCIES, noProductId } from '../catalogue/catalogue.ts';
import type { World } from '../world.ts';
import { CSRF_TOKEN } from './accounts.ts';
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

/** A customer who is logged in, and may change something. */
export function sessionHeaders({ sessionKeys }: World, customer: number): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    'x-currency': 'usd',
    'accept-language': 'en-us',
    cookie: `osessionid=${pick(sessionKeys, customer)}; csrftoken=${CSRF_TOKEN}`,
    'x-csrftoken': CSRF_TOKEN,
  };
}

/** Leaves out a product that is not there: the same list, and yet one that was never made. */
export function excluding(n: number): Readonly<Record<string, string>> {
  const filter = JSON.stringify({ 'products.pk': [noProductId(n)] });
  return { ...headersOf(0), 'x-search-dynamic-exclude': Buffer.from(filter).toString('base64') };
}
