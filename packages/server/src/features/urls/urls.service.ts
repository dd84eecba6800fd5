import type { Page, Slice } from '../../kernel/page.ts';
import type { Executor } from '../../platform/db/index.ts';
import { type PrettyUrl, selectUrls, type UrlFilter } from './urls.queries.ts';

export interface WantedMappings {
  readonly filter: UrlFilter;
  /** An address or a canonical path, whichever is known; it stands above the filter. */
  readonly path: string | null;
  readonly page: Page;
  readonly defaultLanguage: string;
}

/** Stored mappings. A path is first taken for an address, then for a canonical path. */
export async function listUrls(db: Executor, wanted: WantedMappings): Promise<Slice<PrettyUrl>> {
  const { filter, path } = wanted;
  if (path === null) return selectUrls(db, filter, wanted);
  const asAddress = await selectUrls(db, { ...filter, newPath: path }, wanted);
  return asAddress.total > 0 ? asAddress : selectUrls(db, { ...filter, oldPath: path }, wanted);
}
