import type { Executor } from '../../../platform/db/index.ts';
import type { Settings } from './settings.ts';

export async function readSettings(db: Executor): Promise<Settings> {
  const facets = await db
    .selectFrom('facets')
    .leftJoin('attributes', 'attributes.id', 'facets.attribute_id')
    .selectAll('facets')
    .select('attributes.key as attribute_key')
    .orderBy('facets.position')
    .orderBy('facets.id')
    .execute();
  const sorters = await db
    .selectFrom('sorters')
    .selectAll()
    .orderBy('is_default', 'desc')
    .orderBy('position')
    .orderBy('value')
    .execute();
  return {
    facets: facets.map((row) => ({
      key: row.key,
      searchKey: row.search_key,
      attributeKey: row.attribute_key,
      widgetType: row.widget_type,
      names: row.names,
      position: row.position,
      settings: row.settings,
      isActive: row.is_active,
    })),
    sorters: sorters.map((row) => ({
      value: row.value,
      labels: row.labels,
      sortBy: row.sort_by,
      position: row.position,
      isDefault: row.is_default,
      isVisible: row.is_visible,
    })),
  };
}
