import type { Caller } from '../../../platform/http/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import type { Checkout } from '../checkout.ts';
import { findPage } from '../pages/pages.ts';
import { chainOf, dueOf, isReady } from './flow.rules.ts';
import { openCheckout, noteShown } from './opening.service.ts';
import type { Outcome, ShownPage } from './outcome.ts';

/**
 * The checkout as it stands: all pages up to the one that is due; or the named page, and the one that is due where its turn
 * has not come. Nothing changes but what the shopper was shown last.
 */
export async function lookAtCheckout(deps: CheckoutDeps, caller: Caller, name: string | null): Promise<Outcome> {
  const opened = await openCheckout(deps, caller);
  if (opened === null) return { kind: 'empty', errors: null, isLate: false };
  await noteShown(opened);
  const { world, checkout } = opened;
  return { kind: 'shown', world, checkout, pages: pagesFor(checkout, name), errors: null };
}

function pagesFor(checkout: Checkout, name: string | null): ShownPage[] {
  const found = name === null ? null : findPage(name);
  if (found === null) return chainOf(checkout).map((page) => ({ page }));
  if (found.kind === 'aside') return found.page.context === null ? [] : [{ page: found.page }];
  return [{ page: isReady(found.page, checkout) ? found.page : dueOf(checkout) }];
}
