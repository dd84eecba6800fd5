import { sql } from 'kysely';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { type Executor, PERSONAL_DATA, type TableData } from '../../src/platform/db/index.ts';
import type { ColumnData } from '../../src/platform/db/personal-data.ts';

/**
 * Texts unlike any other, one for each personal column of each row that is a customer's: what is left of them after an
 * erasure is what the erasure forgot.
 */

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

/** One value of a personal column. */
export interface Mark {
  /** `table.column`, of an object `table.column.member`. */
  readonly place: string;
  /** Whether the map says that it stays. */
  readonly isKept: boolean;
  /** What it is found by; null for what is no text: then its row has to be gone, or to say something else. */
  readonly number: number | null;
  readonly row: Row;
  readonly column: string;
}

interface Row {
  readonly table: string;
  /** The values of its primary key, as text. */
  readonly key: string;
}

/** Marks everything personal of a customer. @throws where a column takes no mark: then `SHAPES` needs to know its shape */
export async function markAll(db: Executor, customerId: number): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const [table, { columns, owner }] of Object.entries(MAP)) {
    // What is found by an address: a mark would part it from whose it is.
    if (typeof owner === 'string' || 'email' in owner) continue;
    const types = await typesOf(db, table);
    const { rows } = await sql<{ place: string }>`
      select ctid::text as place from ${sql.table(table)} as t where ${theirs(table, 't', customerId)}`.execute(db);
    for (const { place } of rows) marks.push(...(await markRow(db, { table, place, columns, types })));
  }
  return marks;
}

function theirs(table: string, alias: string, customerId: number): ReturnType<typeof sql> {
  const owner = MAP[table]?.owner;
  if (typeof owner !== 'object' || 'email' in owner) throw new TypeError(`Nobody owns ${table}`);
  if ('customer' in owner) return sql`${sql.ref(`${alias}.${owner.customer}`)} = ${customerId}`;
  const above = `${alias}p`;
  return sql`exists (select 1 from ${sql.table(owner.parent)} as ${sql.ref(above)}
    where ${sql.ref(`${above}.${owner.key ?? 'id'}`)} = ${sql.ref(`${alias}.${owner.column}`)}
    and ${theirs(owner.parent, above, customerId)})`;
}

async function typesOf(db: Executor, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table}`.execute(db);
  return new Map(rows.map(({ name, type }) => [name, type]));
}

interface Marking {
  readonly table: string;
  readonly place: string;
  readonly columns: Readonly<Record<string, ColumnData>>;
  readonly types: ReadonlyMap<string, string>;
}

let count = 0;

async function markRow(db: Executor, { table, place, columns, types }: Marking): Promise<Mark[]> {
  const before = await rowAt(db, table, sql`ctid = ${place}::tid`);
  const values = new Map<string, unknown>();
  const found: Omit<Mark, 'row'>[] = [];
  for (const [column, data] of Object.entries(columns)) {
    if (data.kind === 'plain' || data.kind === 'internal') continue;
    const { value, marks } = markOf({ table, column, data, before: before?.[column], type: types.get(column) ?? '' });
    if (value !== undefined) values.set(column, value);
    found.push(...marks);
  }
  const sets = [...values].map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (sets.length > 0) {
    // Some tables refuse to be rewritten at all.
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where ctid = ${place}::tid`.execute(db);
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  }
  const row = { table, key: await keyOf(db, table, { ...before, ...Object.fromEntries(values) }) };
  return found.map((mark) => ({ ...mark, row }));
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly data: ColumnData;
  readonly before: unknown;
  readonly type: string;
}

interface Marked {
  /** What to write; undefined to leave it. */
  readonly value?: unknown;
  readonly marks: Omit<Mark, 'row'>[];
}

function markOf({ table, column, data, before, type }: Column): Marked {
  const mark = { place: `${table}.${column}`, column, isKept: data.kind === 'kept' };
  if (type === 'jsonb') return markObject(mark, data, before);
  const number = ++count;
  const shape = SHAPES[`${table}.${column}`];
  if (shape === null || !(type in TEXTS)) {
    return { marks: before === null || before === undefined ? [] : [{ ...mark, number: null }] };
  }
  const text = TEXTS[type] ?? String;
  return { value: (shape ?? text)(number), marks: [{ ...mark, number }] };
}

function markObject(mark: Omit<Mark, 'row' | 'number'>, data: ColumnData, before: unknown): Marked {
  const only = data.kind === 'kept' ? data.only : undefined;
  if (only !== undefined && before === null) return { marks: [] };
  const members =
    only === undefined ? ['mark'] : [...new Set([...only, ...Object.keys(isRecord(before) ? before : {})])];
  const marked = members.map((member) => [member, ++count] as const);
  const entries = marked.map(([member, number]) => [member, textMark(number)]);
  return {
    value: JSON.stringify(Array.isArray(before) ? entries : Object.fromEntries(entries)),
    marks: marked.map(([member, number]) => ({
      ...{ ...mark, number, place: only === undefined ? mark.place : `${mark.place}.${member}` },
      isKept: mark.isKept && (only === undefined || only.includes(member)),
    })),
  };
}

const textMark = (number: number) => `zq7${number}q`;
const hexMark = (number: number) => Buffer.from(textMark(number)).toString('hex');
const emailMark = (number: number) => `${textMark(number)}@example.org`;
const ibanMark = (number: number) => `TR00${textMark(number).toUpperCase()}00000`;
const hexKey = (number: number) => hexMark(number).padEnd(32, '0');

/** What a column of a type is marked with. */
const TEXTS: Readonly<Record<string, (number: number) => unknown>> = {
  text: textMark,
  bytea: (number) => Buffer.from(textMark(number).padEnd(32, '.')),
};

/** Columns that take no other shape; null for those of a few words only. */
const SHAPES: Readonly<Record<string, ((number: number) => string) | null>> = {
  'cancellation_requests.iban': ibanMark,
  'checkouts.bin': (number) => `97${String(number).padStart(6, '0')}`,
  'consent_events.email': emailMark,
  'customers.email': emailMark,
  'customers.gender': null,
  'data_exports.key': hexKey,
  'order_refunds.iban': ibanMark,
  'loyalty_cards.number': (number) => `97${String(number).padStart(14, '0')}`,
  'orders.user_email': emailMark,
  'saved_cards.bin': null,
  'saved_cards.last_digits': null,
  'social_accounts.email': emailMark,
  'stock_alerts.email': null,
  'ticket_files.key': hexKey,
  'tickets.email': emailMark,
  'tickets.link_nonce': hexKey,
  'user_collections.slug': hexKey,
  'vouchers.code_key': (number) => textMark(number).toUpperCase(),
};

async function rowAt(
  db: Executor,
  table: string,
  where: ReturnType<typeof sql>,
): Promise<Record<string, unknown> | null> {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(t) as row from ${sql.table(table)} as t where ${where}`.execute(db);
  return rows[0]?.row ?? null;
}

async function keyColumns(db: Executor, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function keyOf(db: Executor, table: string, row: Record<string, unknown>): Promise<string> {
  return (await keyColumns(db, table)).map((column) => asText(row[column])).join('/');
}

function asText(value: unknown): string {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value);
}

/** The places of the marks that are still found anywhere, in whichever table. */
export async function findMarks(db: Executor, marks: readonly Mark[]): Promise<Map<Mark, string[]>> {
  const byNumber = new Map(marks.map((mark) => [mark.number, mark]));
  const found = new Map<Mark, string[]>();
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(
    db,
  );
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`
      select distinct (regexp_matches(row_to_json(t)::text, '(?:zq7[0-9]+q|7a7137(?:3[0-9])+71|"97[0-9]{6}(?:[0-9]{8})?")', 'gi'))[1] as text
      from ${sql.table(name)} as t`.execute(db);
    for (const { text } of rows) {
      const mark = byNumber.get(numberIn(text));
      if (mark !== undefined) found.set(mark, [...(found.get(mark) ?? []), name]);
    }
  }
  return found;
}

function numberIn(text: string): number {
  const plain = /^7a7137/i.test(text) ? Buffer.from(text, 'hex').toString() : text;
  return Number(/^"97(\d{6}|\d{14})"$/.exec(plain)?.[1] ?? /^zq7(\d+)q$/i.exec(plain)?.[1]);
}

/** Whether what is no text still stands in its row as it did. */
export async function valueOf(db: Executor, { row, column }: Mark): Promise<unknown> {
  const columns = await keyColumns(db, row.table);
  const key = columns.map(
    (name) => sql`case when pg_typeof(${sql.ref(name)}) = 'bytea'::regtype
    then ${sql.ref(name)}::text else ${sql.ref(name)}::text end`,
  );
  const here = await rowAt(db, row.table, sql`concat_ws('/', ${sql.join(key)}) = ${row.key}`);
  return here === null ? null : here[column];
}

/** Where a text is found in any case, in whichever table: rows by `table.column`. */
export async function placesOfText(db: Executor, text: string): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`.execute(
    db,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ column: string; count: number }>`
      select c.key as column, count(*)::int as count from ${sql.table(name)} as t, jsonb_each_text(to_jsonb(t)) as c
      where c.value ilike ${`%${text}%`} or c.value ilike ${`%${Buffer.from(text).toString('hex')}%`}
      group by 1 order by 1`.execute(db);
    for (const { column, count: times } of rows) found[`${name.replace(/^public\./, '')}.${column}`] = times;
  }
  return found;
}
