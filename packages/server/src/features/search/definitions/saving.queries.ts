import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { FacetInput, SorterInput } from './inputs.ts';

export async function knownAttributes(tx: Executor, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('attributes')
    .select('key')
    .where('key', '=', sql<string>`any(${keys})`)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

export async function upsertFacets(tx: Executor, facets: readonly FacetInput[]): Promise<void> {
  const rows = facets.map(({ widgetType, isActive, attribute, ...facet }) => ({
    ...{ ...facet, attribute, widget_type: widgetType, is_active: isActive },
    search_key: attribute === null ? facet.key : `attributes_${attribute}`,
  }));
  await sql`
    insert into facets (key, search_key, attribute_id, widget_type, names, position, settings, is_active)
    select g.key, g.search_key, a.id, g.widget_type, g.names, g.position, g.settings, g.is_active
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (key text, search_key text, attribute text,
      widget_type text, names jsonb, position integer, settings jsonb, is_active boolean)
    left join attributes a on a.key = g.attribute
    order by g.key
    on conflict (key) do update set search_key = excluded.search_key, attribute_id = excluded.attribute_id,
      widget_type = excluded.widget_type, names = excluded.names, position = excluded.position,
      settings = excluded.settings, is_active = excluded.is_active`.execute(tx);
}

export async function upsertSorters(tx: Executor, sorters: readonly SorterInput[]): Promise<void> {
  if (sorters.some(({ isDefault }) => isDefault)) {
    await tx.updateTable('sorters').set({ is_default: false }).where('is_default', '=', true).execute();
  }
  const rows = sorters.map(({ sortBy, isDefault, isVisible, ...sorter }) => {
    return { ...sorter, sort_by: sortBy, is_default: isDefault, is_visible: isVisible };
  });
  await sql`
    insert into sorters (value, labels, sort_by, position, is_default, is_visible)
    select value, labels, sort_by, position, is_default, is_visible
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (value text, labels jsonb, sort_by text,
      position integer, is_default boolean, is_visible boolean)
    order by value
    on conflict (value) do update set labels = excluded.labels, sort_by = excluded.sort_by,
      position = excluded.position, is_default = excluded.is_default, is_visible = excluded.is_visible`.execute(tx);
}
