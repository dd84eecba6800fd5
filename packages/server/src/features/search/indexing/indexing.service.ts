import { announceChange } from '../../../platform/cache/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type Changed, writeAvailability, writeDocuments, writePrices } from './documents.queries.ts';
import { byIndex } from './planning.queries.ts';
import { forgetUses, forgetWords, isUnindexed, nextProducts, settle, turnedProducts } from './upkeep.queries.ts';
import { writeWords } from './words.queries.ts';

export interface IndexingDeps {
  readonly config: Config;
}

// What one statement takes: beyond it, its joins cost more than another statement.
const BATCH = 300;

/**
 * Makes lists, search and autocomplete show these products as they are now, in the caller's transaction; documents of
 * what is inactive, outside its sale window, or a variant are removed. Five statements for each 300 products.
 * Announces `lists` and the categories that they are or were in.
 * @param ids listed (top-level) products
 */
export async function indexProducts(
  { config }: IndexingDeps,
  tx: Executor,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  const languages = languagesOf(config);
  await inBatches(ids, async (batch) => {
    const changed = await byIndex(tx, async () => {
      const written = await writeDocuments(tx, batch, { now, languages });
      await writeWords(tx, written.ids);
      return written;
    });
    await announce(tx, changed, now);
  });
}

/** Notes whether these listed products, and the groups they belong to, can be had. Announces only those that flipped. */
export async function noteAvailability(tx: Executor, listedIds: readonly number[], now: Date): Promise<void> {
  await inBatches(listedIds, async (batch) => {
    await announce(tx, await byIndex(tx, () => writeAvailability(tx, batch, now)), now);
  });
}

/** Notes the lowest prices of these listed products, and of the groups they belong to. */
export async function notePrices(tx: Executor, listedIds: readonly number[], now: Date): Promise<void> {
  await inBatches(listedIds, async (batch) => {
    await announce(tx, await byIndex(tx, () => writePrices(tx, batch, now)), now);
  });
}

/** The default language first: what is not translated falls back to it. */
function languagesOf({ defaultLanguage, availableLanguages }: Config): string[] {
  return [...new Set([defaultLanguage, ...availableLanguages])];
}

async function inBatches(ids: readonly number[], work: (batch: readonly number[]) => Promise<void>): Promise<void> {
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += BATCH) await work(distinct.slice(start, start + BATCH));
}

async function announce(tx: Executor, { ids, categories }: Changed, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await announceChange(tx, ['lists', ...categories.map((id) => `category:${id}`)], now);
}

export interface ReindexDeps extends IndexingDeps {
  readonly db: Executor;
}

/**
 * Indexes every product anew, in transactions of 300, while the shop is open; then forgets words that nothing has any
 * more. For a changed set of languages, and after changes of names of categories or labels of values.
 * @param progress told how many products are done
 */
export async function reindexAll(deps: ReindexDeps, now: Date, progress: (done: number) => void): Promise<void> {
  await forgetUses(deps.db);
  let [done, last] = [0, 0];
  for (;;) {
    const ids = await nextProducts(deps.db, last, BATCH);
    const end = ids.at(-1);
    if (end === undefined) break;
    await deps.db.transaction().execute(async (tx) => {
      await indexProducts(deps, tx, ids, now);
      await byIndex(tx, () => writeWords(tx, ids));
    });
    [done, last] = [done + ids.length, end];
    progress(done);
  }
  await forgetWords(deps.db);
  await settle(deps.db);
}

/**
 * For a job each minute: indexes products whose sale window opened or closed, found by comparing documents with
 * windows, so that nothing is missed however long the job was away; and everything, if a language of the shop has no
 * texts yet. Also tidies the indexes, which is worth calling it for at the end of an import.
 */
export async function keepDocuments(deps: ReindexDeps, now: Date): Promise<void> {
  if (await isUnindexed(deps.db, languagesOf(deps.config))) {
    await reindexAll(deps, now, () => undefined);
    return;
  }
  const ids = await turnedProducts(deps.db, now);
  await inBatches(ids, (batch) =>
    deps.db.transaction().execute(async (tx) => {
      await indexProducts(deps, tx, batch, now);
      // Their pages open or close as well.
      const pages = batch.map((id) => `product:${id}`);
      await announceChange(tx, pages, now);
    }),
  );
  await settle(deps.db);
}
