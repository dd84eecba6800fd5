import { pictureUrl } from '../media/index.ts';
import { pricingFor } from '../catalogue/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { Showing } from './products/showing.ts';
import type { StorefrontDeps } from './storefront.deps.ts';

/** What of a caller decides how products are shown. */
export type Audience = Pick<Caller, 'language' | 'currency' | 'customer'>;

/** How products are shown to this caller, or in a mail to somebody. */
export async function showingFor(deps: StorefrontDeps, caller: Audience): Promise<Showing> {
  const { config, clock } = deps;
  const [definitions, promotions] = await Promise.all([deps.definitions(), deps.promotions()]);
  return {
    language: caller.language,
    fallback: config.defaultLanguage,
    pricing: pricingFor(definitions, caller.currency, segmentOf(caller)),
    ...{ definitions, promotions, now: clock.now() },
    picture: (image) => pictureUrl(config, image),
  };
}

function segmentOf({ customer }: Audience): string | null {
  return customer?.segment ?? null;
}

/** What of a caller a public answer depends on, as part of its key. */
export function callerKey(caller: Caller): string {
  return `${caller.language}|${caller.currency}|${segmentOf(caller) ?? ''}`;
}

/** Whether a session, not the request itself, chose the prices: such an answer is not for everybody. */
export function isPersonal({ config }: StorefrontDeps, caller: Caller): boolean {
  if (segmentOf(caller) !== null) return true;
  return caller.session?.currency != null && caller.currency !== config.defaultCurrency.toLowerCase();
}
