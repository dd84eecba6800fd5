import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { MenuItemInput } from './saving.service.ts';
import type { PlacedNode } from './tree.rules.ts';

const missing = prepared<{ key: string }>(`
  select key from unnest($1::text[]) as given (key)
  where not exists (select from categories c where c.key = given.key) order by 1 limit 1`);

export async function findUnknownCategory(tx: Executor, keys: readonly string[]): Promise<string | null> {
  if (keys.length === 0) return null;
  const [row] = await missing(tx, [keys]);
  return row?.key ?? null;
}

const lock = prepared('lock table menu_items in share row exclusive mode');

/** Lets one transaction after the other put the menu in order; readers are not held up. */
export async function lockMenu(tx: Executor): Promise<void> {
  await lock(tx, []);
}

// A new item has the first place until everybody is placed.
const upsertion = prepared(`
  insert into menu_items (key, labels, urls, category_id, position, visible, attributes, path)
  select r.key, r.labels, r.urls, c.id, r.position, r.visible, r.attributes, '00010001'
  from jsonb_to_recordset($1::jsonb) as r(key text, labels jsonb, urls jsonb, category text, position integer,
    visible boolean, attributes jsonb)
  left join categories c on c.key = r.category
  on conflict (key) do update set labels = excluded.labels, urls = excluded.urls, category_id = excluded.category_id,
    position = excluded.position, visible = excluded.visible, attributes = excluded.attributes`);

export async function upsertItems(tx: Executor, items: readonly MenuItemInput[]): Promise<void> {
  await upsertion(tx, [JSON.stringify(items)]);
}

export interface ItemPlace extends PlacedNode<string> {
  readonly path: string;
}

const places = prepared<ItemPlace>('select id, key, parent_id as "parentId", position, path from menu_items');

export function findItemPlaces(tx: Executor): Promise<ItemPlace[]> {
  return places(tx, []);
}

const placing = prepared(`
  update menu_items set parent_id = r."parentId", path = r.path
  from jsonb_to_recordset($1::jsonb) as r(id uuid, "parentId" uuid, path text)
  where menu_items.id = r.id
    and (menu_items.path <> r.path or menu_items.parent_id is distinct from r."parentId")`);

export async function placeItems(tx: Executor, items: readonly ItemPlace[]): Promise<void> {
  await placing(tx, [JSON.stringify(items.map(({ id, parentId, path }) => ({ id, parentId, path })))]);
}
