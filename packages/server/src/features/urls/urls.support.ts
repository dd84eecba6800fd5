import type { TestShop } from '../../../tests/support/app.ts';
import { assignUrls, type RedirectInput, saveRedirects, type UrlEntry } from './index.ts';

/** What tests of addresses begin with. */

export function assign(shop: TestShop, ...entries: UrlEntry[]): Promise<void> {
  return shop.database.db.transaction().execute((tx) => assignUrls(tx, entries, shop.clock.now()));
}

export function redirect(shop: TestShop, ...inputs: RedirectInput[]): Promise<void> {
  return shop.database.db.transaction().execute((tx) => saveRedirects(tx, inputs, shop.clock.now()));
}

/** `oldPath language newPath` of every mapping, `from → to status` of every redirect. */
export async function stored({ database: { db } }: TestShop): Promise<{ urls: string[]; redirects: string[] }> {
  const urls = await db.selectFrom('pretty_urls').selectAll().orderBy('old_path').orderBy('language').execute();
  const redirects = await db.selectFrom('redirects').selectAll().orderBy('from_path').execute();
  return {
    urls: urls.map((url) => `${url.old_path} ${url.language} ${url.new_path}`),
    redirects: redirects.map((each) => `${each.from_path} → ${each.to_path} ${each.status}`),
  };
}
