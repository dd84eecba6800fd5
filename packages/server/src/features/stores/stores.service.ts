import { notFound } from '../../kernel/errors.ts';
import type { Page, Slice } from '../../kernel/page.ts';
import type { TaggedCache } from '../../platform/cache/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PublicAnswer } from '../../platform/http/index.ts';
import { selectStore, selectStores, type Store, type StoreFilter } from './stores.queries.ts';

export interface StoresDeps {
  readonly db: Executor;
  readonly config: Pick<Config, 'defaultLanguage' | 'publicUrl' | 'mediaUrl'>;
  readonly answers: TaggedCache<PublicAnswer>;
}

/** What reading stores needs. */
export type StoreReading = Pick<StoresDeps, 'db'> & { readonly config: Pick<Config, 'defaultLanguage'> };

export interface StoresWanted {
  /** Names are told in it, else in the shop's default language, else in any. */
  readonly language: string;
  readonly filter: StoreFilter;
  readonly page: Page;
}

/** The active stores that match: those with a sort order first, by it. One statement. */
export function findStores(deps: StoreReading, { language, filter, page }: StoresWanted): Promise<Slice<Store>> {
  const naming = { language, fallback: deps.config.defaultLanguage };
  return selectStores(deps.db, naming, { ...filter, page });
}

/**
 * An active store.
 * @throws Refusal not_found when there is none with this id
 */
export async function getStore(deps: StoreReading, language: string, id: number): Promise<Store> {
  const store = await selectStore(deps.db, { language, fallback: deps.config.defaultLanguage }, id);
  if (store === null) throw notFound();
  return store;
}
