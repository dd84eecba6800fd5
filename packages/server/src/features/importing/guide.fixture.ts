import { RECORD_TYPES } from './index.ts';
import { PRICE_COLUMNS, PRODUCT_COLUMNS, STOCK_COLUMNS } from './sources/csv-columns.ts';

/** The tables of docs/guides/importing.md, as the schemas have them: heading → table. */
export function guideTables(): ReadonlyMap<string, string> {
  const tables = new Map<string, string>();
  for (const anyType of RECORD_TYPES) {
    const [name, schema] = anyType((type) => [type.name, type.schema] as const);
    addTable(tables, name, schema);
  }
  return tables;
}

/** Every column that our own tables may have. */
export function guideColumns(): string[] {
  return [...PRODUCT_COLUMNS.map(({ name }) => name), ...PRICE_COLUMNS, ...STOCK_COLUMNS];
}

function addTable(tables: Map<string, string>, name: string, schema: unknown): void {
  if (!isObject(schema) || !isObject(schema['properties'])) return;
  const { properties, required = [] } = schema;
  const fields = Object.entries(properties).filter(([field]) => field !== 'type');
  const rows = fields.map(([field, property]) =>
    rowFor(field, property, Array.isArray(required) && required.includes(field)),
  );
  tables.set(name, ['| Field | Required | What it is |', '| --- | --- | --- |', ...rows].map(trimmed).join('\n'));
  for (const [field, property] of fields) {
    if (isObject(property)) addTable(tables, `${name}.${field}[]`, property['items']);
  }
}

function rowFor(field: string, property: unknown, required: boolean): string {
  const description = isObject(property) && typeof property['description'] === 'string' ? property['description'] : '';
  return `| \`${field}\` | ${required ? 'yes' : ''} | ${description} |`;
}

const trimmed = (row: string) => row.replaceAll(/ {2,}/g, ' ');

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
