import type { Executor } from '../../../platform/db/index.ts';
import type { StoredMenuItem } from './tree.rules.ts';

/** Every item of the menu. */
export async function findMenuItems(db: Executor): Promise<StoredMenuItem[]> {
  return db
    .selectFrom('menu_items')
    .select(['id', 'parent_id as parentId', 'labels', 'urls', 'category_id as categoryId'])
    .select(['visible', 'attributes', 'path'])
    .execute();
}
