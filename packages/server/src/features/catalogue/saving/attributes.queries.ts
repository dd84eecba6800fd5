import { sql } from 'kysely';
import type { Executor } from '../../../platform/db/index.ts';
import type { AttributeInput } from './inputs.ts';

/** Inserts or replaces attributes; values that are not named stay, because products may have them. */
export async function upsertAttributes(tx: Executor, attributes: readonly AttributeInput[]): Promise<void> {
  await sql`
    insert into attributes (key, data_type, names, position)
    select key, data_type, names, position
    from jsonb_to_recordset(${JSON.stringify(attributes.map(attributeRow))}::jsonb)
      as g (key text, data_type text, names jsonb, position integer)
    order by key
    on conflict (key) do update set data_type = excluded.data_type, names = excluded.names,
      position = excluded.position`.execute(tx);
  const values = attributes.flatMap(valueRows);
  await sql`
    insert into attribute_values (attribute_id, value, labels, position, hex, css_class)
    select a.id, g.value, g.labels, g.position, g.hex, g.css_class
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as g (attribute text, value text, labels jsonb, position integer, hex text, css_class text)
    join attributes a on a.key = g.attribute
    order by a.id, g.value
    on conflict (attribute_id, value) do update set labels = excluded.labels, position = excluded.position,
      hex = excluded.hex, css_class = excluded.css_class`.execute(tx);
}

function attributeRow({ key, dataType, names, position }: AttributeInput) {
  return { key, data_type: dataType, names, position };
}

function valueRows({ key, values }: AttributeInput) {
  return values.map(({ value, labels, position, hex, cssClass }) => {
    return { attribute: key, value, labels, position, hex, css_class: cssClass };
  });
}

export interface UsedAttribute {
  readonly key: string;
  readonly data_type: 'text' | 'dropdown' | 'number' | 'boolean' | 'multiselect';
  readonly name: string;
}

/** Attributes that products use and nobody declared. @returns whether there were any */
export async function ensureAttributes(
  tx: Executor,
  used: readonly UsedAttribute[],
  language: string,
): Promise<boolean> {
  if (used.length === 0) return false;
  const { rows } = await sql<{ id: number }>`
    insert into attributes (key, data_type, names)
    select g.key, g.data_type, jsonb_build_object(${language}::text, g.name)
    from jsonb_to_recordset(${JSON.stringify(used)}::jsonb) as g (key text, data_type text, name text)
    where not exists (select 1 from attributes a where a.key = g.key)
    order by g.key
    on conflict (key) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export interface UsedValue {
  readonly attribute: string;
  readonly value: string;
}

/** Values of attributes with a list of values that products use and nobody declared. @returns whether there were any */
export async function ensureValues(tx: Executor, used: readonly UsedValue[], language: string): Promise<boolean> {
  if (used.length === 0) return false;
  const { rows } = await sql<{ id: number }>`
    insert into attribute_values (attribute_id, value, labels)
    select a.id, g.value, jsonb_build_object(${language}::text, g.value)
    from jsonb_to_recordset(${JSON.stringify(used)}::jsonb) as g (attribute text, value text)
    join attributes a on a.key = g.attribute and a.data_type in ('dropdown', 'valuelabel', 'image', 'multiselect')
    where not exists (select 1 from attribute_values v where v.attribute_id = a.id and v.value = g.value)
    order by a.id, g.value
    on conflict (attribute_id, value) do nothing returning id`.execute(tx);
  return rows.length > 0;
}
