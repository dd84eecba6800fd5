import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PERSONAL_DATA, type TableData } from '../../src/platform/db/index.ts';
import type { ColumnData } from '../../src/platform/db/personal-data.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** What the tables say that they hold about people (platform/db/personal-data.ts), held against the schema. */

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;
const TABLES = Object.entries(MAP);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

it('classifies every column of every table, and no others', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migrations'`.execute(database.db);
  const classified = TABLES.flatMap(([table, { columns }]) => Object.keys(columns).map((name) => `${table}.${name}`));
  expect(classified.sort()).toEqual(rows.map(({ name }) => name).sort());
});

it('knows whose the rows are that lead to a customer', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'customers'::regclass`.execute(database.db);
  expect(rows.length).toBeGreaterThan(5);
  const strays = rows.filter(({ table }) => typeof MAP[table]?.owner !== 'object');
  expect(strays).toEqual([]);
});

it('finds the way from every row that is a customer’s to the customer, or to their address', () => {
  for (const [table, { owner }] of TABLES) {
    if (typeof owner === 'object') expect([table, wayOf(table)]).toEqual([table, 'customer']);
  }
});

/** Follows the owners from a table; `customer` when they lead there. */
function wayOf(table: string): string {
  const { owner } = MAP[table] ?? { owner: 'nobody' };
  if (typeof owner === 'string') return `ends at ${table}`;
  if (!('parent' in owner)) {
    const column = 'email' in owner ? owner.email : owner.customer;
    return has(table, column) ? 'customer' : `no column in ${table}`;
  }
  const { column, parent, key = 'id' } = owner;
  const isJoined = has(table, column) && has(parent, key) && parent !== table;
  return isJoined ? wayOf(parent) : `no way from ${table}`;
}

function has(table: string, column: string): boolean {
  return column in (MAP[table]?.columns ?? {});
}

it('lets nobody’s tables hold nothing about people, and says of all others how they end', () => {
  for (const [table, { owner, columns, ends, archive }] of TABLES) {
    const isPersonal = Object.values(columns).some(({ kind }) => kind !== 'plain' && kind !== 'internal');
    if (owner === 'nobody') expect([table, isPersonal, archive]).toEqual([table, false, null]);
    else expect([table, ends]).toEqual([table, expect.stringMatching(/\.$/)]);
  }
});

it('puts what is a customer’s own into the archive, at one place', () => {
  const places = TABLES.flatMap(([, { owner, archive }]) => {
    if (archive === null || typeof owner !== 'object') return [];
    return ['parent' in owner ? `${owner.parent}/${archive}` : archive];
  });
  expect(new Set(places).size).toBe(places.length);
  const strangers = TABLES.filter(([, { owner, archive }]) => typeof owner !== 'object' && archive !== null);
  expect(strangers).toEqual([]);
});

it('names columns that are there', () => {
  for (const [table, { named = {}, withheld, columns }] of TABLES) {
    const told = [...Object.keys(named), ...(withheld === undefined ? [] : [withheld])];
    expect([table, told.filter((column) => !(column in columns))]).toEqual([table, []]);
    for (const [other, word] of Object.values(named).filter((reference) => reference !== undefined)) {
      expect([table, other, Object.keys(MAP[other]?.columns ?? {})]).toEqual([
        table,
        other,
        expect.arrayContaining([word]),
      ]);
    }
    const beside = Object.values(columns).flatMap(besideFile);
    expect([table, beside.filter((column) => !(column in columns))]).toEqual([table, []]);
  }
});

function besideFile(data: ColumnData): string[] {
  if (data.kind !== 'erased' || data.file === undefined) return [];
  const { type, name } = data.file;
  return name === null ? [type] : [type, name];
}
