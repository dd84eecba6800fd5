import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const SOURCE = new URL('../../src/', import.meta.url);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function read(path: string): Promise<string> {
  return readFile(new URL(path, SOURCE), 'utf8');
}

async function files(ending: string): Promise<string[]> {
  const all = await readdir(SOURCE, { recursive: true });
  return all.filter((name) => name.endsWith(ending)).sort();
}

/** The tables and columns that the query builder is told of, read out of tables.ts. */
async function declared(): Promise<string[]> {
  const text = await read('platform/db/tables.ts');
  const interfaces = new Map<string, string[]>();
  for (const [, name = '', body = ''] of text.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    interfaces.set(
      name,
      [...body.matchAll(/^ {2}(\w+): /gm)].map(([, column = '']) => column),
    );
  }
  const tables = [...(text.match(/interface Tables \{([\s\S]*?)\}/)?.[1] ?? '').matchAll(/(\w+): (\w+);/g)];
  return tables
    .flatMap(([, table = '', type = '']) => (interfaces.get(type) ?? []).map((column) => `${table}.${column}`))
    .sort();
}

it('tells the query builder the columns that the migrations make', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migrations' order by 1`.execute(database.db);
  expect(rows.map(({ name }) => name).sort()).toEqual(await declared());
});

/** The folder that owns a table is the one whose queries write it. */
const OWNERS: Readonly<Record<string, string>> = {
  avatars: 'features/accounts',
  captcha_challenges: 'features/accounts',
  customers: 'features/accounts',
  deliveries: 'platform/outbox',
  outbox: 'platform/outbox',
  phone_codes: 'features/accounts',
  rate_limits: 'platform/rate-limit',
  sessions: 'features/sessions',
  tokens: 'features/sessions',
};

const WRITES = [
  /\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g,
  /\b(?:insert into|delete from)\s+(\w+)/g,
  /\bupdate\s+(\w+)\s+(?:as \w+ )?set\b/g,
];

it('lets only the owner of a table write it', async () => {
  const strangers: string[] = [];
  for (const file of await files('.queries.ts')) {
    const text = await read(file);
    const tables = WRITES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, table = '']) => table));
    for (const table of tables) {
      if (!file.startsWith(`${OWNERS[table] ?? 'nobody'}/`)) strangers.push(`${file} writes ${table}`);
    }
  }
  expect(strangers).toEqual([]);
});

it('has an owner for every table', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> 'schema_migrations'`.execute(database.db);
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(OWNERS).sort());
});

it('serves every foreign key and every expiry with an index', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.conrelid::regclass || '.' || a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`.execute(database.db);
  expect(rows).toEqual([]);
});
