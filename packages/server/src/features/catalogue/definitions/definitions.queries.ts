import type { Executor } from '../../../platform/db/index.ts';
import type { Attribute, AttributeValue, Category, Definitions } from './definitions.ts';

/** Everything at once: a handful of small tables. */
export async function readDefinitions(db: Executor): Promise<Definitions> {
  const [attributes, categories, priceLists, collections] = await Promise.all([
    readAttributes(db),
    readCategories(db),
    db.selectFrom('price_lists').select(['id', 'currency', 'segment']).orderBy('id').execute(),
    db.selectFrom('collections').select(['id', 'key', 'names']).orderBy('id').execute(),
  ]);
  const values = attributes.flatMap((attribute) => [...attribute.values.values()]);
  return {
    attributes: new Map(attributes.map((attribute) => [attribute.key, attribute])),
    values: new Map(values.map((value) => [value.id, value])),
    categories,
    priceLists,
    collections: new Map(collections.map((collection) => [collection.id, collection])),
  };
}

async function readAttributes(db: Executor): Promise<Attribute[]> {
  const attributes = await db.selectFrom('attributes').selectAll().orderBy('position').orderBy('id').execute();
  const rows = await db.selectFrom('attribute_values').selectAll().orderBy('position').orderBy('id').execute();
  const byAttribute = Map.groupBy(rows, (row) => row.attribute_id);
  return attributes.map(({ id, key, data_type, names, position }) => {
    const values = (byAttribute.get(id) ?? []).map((row): AttributeValue => ({
      id: row.id,
      attributeKey: key,
      value: row.value,
      labels: row.labels,
      position: row.position,
      hex: row.hex,
      cssClass: row.css_class,
    }));
    return {
      id,
      key,
      dataType: data_type,
      names,
      position,
      values: new Map(values.map((value) => [value.value, value])),
    };
  });
}

/** Parents before their children, siblings as they are shown. */
async function readCategories(db: Executor): Promise<Map<number, Category>> {
  const rows = await db
    .selectFrom('categories')
    .selectAll()
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const [urls, menuItems] = [await categoryUrls(db), await boundMenuItems(db)];
  const categories = new Map<number, Category>();
  for (const row of rows) {
    const above = row.parent_id === null ? undefined : categories.get(row.parent_id);
    categories.set(row.id, {
      id: row.id,
      key: row.key,
      parentId: row.parent_id,
      names: row.names,
      depth: row.depth,
      path: row.path,
      position: row.position,
      isActive: row.is_active && (above?.isActive ?? true),
      uuid: row.uuid,
      menuItem: menuItems.get(row.id) ?? row.uuid,
      attributes: row.attributes,
      urls: urls.get(row.id) ?? {},
    });
  }
  return categories;
}

async function categoryUrls(db: Executor): Promise<Map<number, Record<string, string>>> {
  const rows = await db
    .selectFrom('pretty_urls')
    .select(['old_path', 'new_path', 'language'])
    .where('old_path', 'like', '/category/%')
    .execute();
  const urls = new Map<number, Record<string, string>>();
  for (const { old_path: oldPath, new_path: newPath, language } of rows) {
    const id = Number(oldPath.split('/')[2]);
    urls.set(id, { ...urls.get(id), [language]: newPath });
  }
  return urls;
}

async function boundMenuItems(db: Executor): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('menu_items')
    .select(['id', 'category_id'])
    .where('category_id', 'is not', null)
    .where('visible', '=', true)
    .orderBy('path', 'desc')
    .execute();
  return new Map(rows.flatMap(({ id, category_id: category }) => (category === null ? [] : [[category, id] as const])));
}
