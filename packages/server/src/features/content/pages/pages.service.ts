import { notFound } from '../../../kernel/errors.ts';
import { mappingsOf, type PrettyUrl } from '../../urls/index.ts';
import type { ContentDeps } from '../content.deps.ts';
import {
  findFlatPage,
  findLandingPage,
  type FlatPage,
  type LandingPage,
  selectSpecialPage,
  type SpecialPage,
} from './pages.queries.ts';

/** A page and its addresses, those of the default language first. */
export interface Addressed<Page> {
  readonly page: Page;
  readonly oldPath: string;
  readonly urls: readonly PrettyUrl[];
}

type PageDeps = Pick<ContentDeps, 'db' | 'config'>;

/** @throws Refusal not_found */
export async function getFlatPage(deps: PageDeps, id: number): Promise<Addressed<FlatPage>> {
  const page = await findFlatPage(deps.db, id);
  if (page === null) throw notFound();
  return addressed(deps, page, `/flat-page/${id}/`);
}

/** @throws Refusal not_found for an unknown or inactive page */
export async function getLandingPage(deps: PageDeps, id: number): Promise<Addressed<LandingPage>> {
  const page = await findLandingPage(deps.db, id);
  if (page === null) throw notFound();
  return addressed(deps, page, `/landing-page/${id}/`);
}

/**
 * An active page that lists a collection, with its addresses; null when unknown or inactive. Two statements. Answers
 * made of it keep the tags `pages` and `urls`.
 */
export async function findSpecialPage(deps: PageDeps, id: number): Promise<Addressed<SpecialPage> | null> {
  const page = await selectSpecialPage(deps.db, id);
  return page === null ? null : addressed(deps, page, `/special-page/${id}/`);
}

async function addressed<Page>({ db, config }: PageDeps, page: Page, oldPath: string): Promise<Addressed<Page>> {
  const urls = await mappingsOf(db, [oldPath], config.defaultLanguage);
  return { page, oldPath, urls: urls.get(oldPath) ?? [] };
}
