import type { TaggedCache } from '../../../platform/cache/index.ts';
import { findByPath, findRedirect, normalisePath } from '../../urls/index.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';

/** What lies behind a path: a page with a canonical path, or a redirect. */
export type Destination = { readonly oldPath: string } | { readonly to: string; readonly status: number };

/** Null for paths that lead nowhere: those are kept too, because storefronts ask for every page they show. */
export type Destinations = TaggedCache<Destination | null>;

const LONGEST = 1000;

/** What lies behind the path of a request; null for nothing. Two statements at most, none once it is known. */
export async function findDestination(deps: StorefrontDeps, url: string): Promise<Destination | null> {
  if (url.length > LONGEST * 2) return null;
  const path = normalisePath(url);
  if (path === '/') return null;
  const kept = deps.destinations.get(path);
  if (kept !== undefined) return kept;
  return deps.destinations.read(path, async () => {
    const value = await lookUp(deps, path);
    return { value, tags: ['urls', 'redirects'], bytes: 100 };
  });
}

async function lookUp({ db }: StorefrontDeps, path: string): Promise<Destination | null> {
  const page = await findByPath(db, path);
  if (page !== null) return { oldPath: page.oldPath };
  return findRedirect(db, path);
}
