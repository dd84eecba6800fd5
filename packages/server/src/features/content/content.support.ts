import type { TestShop } from '../../../tests/support/app.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';
import type { FormInput, MenuItemInput, WidgetInput } from './index.ts';

/** What tests of content begin with. */

/** Saves inside a transaction, and lets the server learn of it. */
export async function save(shop: TestShop, work: (tx: Executor, now: Date) => Promise<void>): Promise<void> {
  await shop.database.db.transaction().execute((tx) => work(tx, shop.clock.now()));
  await shop.catchUp();
}

export function menuItem(key: string, given: Partial<MenuItemInput> = {}): MenuItemInput {
  return {
    ...{ key, parent: null, labels: { en: key }, urls: { en: `/${key}/` }, category: null, position: 0 },
    ...{ visible: true, attributes: {} },
    ...given,
  };
}

export function widget(slug: string, given: Partial<WidgetInput> = {}): WidgetInput {
  return { ...{ slug, name: slug, template: 'none', attributes: { en: {} }, products: [], schema: null }, ...given };
}

export function form(key: string, given: Partial<FormInput> = {}): FormInput {
  return {
    ...{ key, slugs: {}, names: { en: key }, template: 'forms/default.html', isActive: true, fields: [] },
    ...given,
  };
}

export interface TestCategory {
  readonly key: string;
  readonly parent?: string;
  readonly name: string;
  readonly active?: boolean;
}

const insertCategory = prepared<{ id: number; uuid: string }>(`
  insert into categories (id, key, parent_id, names, depth, path, position, is_active, created_date, modified_date)
  select n.id, $1, p.id, $3::jsonb, coalesce(p.depth, 1) + 1, coalesce(p.path, '{}') || n.id::integer, $4, $5, $6, $6
  from (select nextval(pg_get_serial_sequence('categories', 'id')) as id) n
  left join categories p on p.id = $2::integer
  returning id, uuid`);

/** Categories as the catalogue keeps them, parents first; key → id and uuid. */
export async function someCategories(
  shop: TestShop,
  categories: readonly TestCategory[],
): Promise<Map<string, { id: number; uuid: string }>> {
  const made = new Map<string, { id: number; uuid: string }>();
  for (const [position, { key, parent, name, active = true }] of categories.entries()) {
    const above = parent === undefined ? null : (made.get(parent)?.id ?? null);
    const names = JSON.stringify({ en: name, tr: `${name} (tr)` });
    const values = [key, above, names, position, active, shop.clock.now()];
    const [row] = await insertCategory(shop.database.db, values);
    if (row !== undefined) made.set(key, row);
  }
  return made;
}
