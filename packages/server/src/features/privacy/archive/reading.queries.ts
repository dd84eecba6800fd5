import { type RawBuilder, sql } from 'kysely';
import type { Executor, TableData } from '../../../platform/db/index.ts';
import type { Section } from './sections.rules.ts';

/** Statements made from the map: names come from there and nowhere else, values are parameters. */

/** Whose data are read. */
export interface Scope {
  readonly customerIds: readonly number[];
  /** Where not null: what carries this address and no account claims, too. */
  readonly guestEmail: string | null;
  /** For names that exist in several languages. */
  readonly language: string;
}

type Sql = RawBuilder<unknown>;

/** Selects the entries of a section as JSON texts, the rows of its children inside, by id. */
function entriesOf(section: Section, scope: Scope): Sql {
  const alias = 't';
  return sql`
    select (${entry(section, alias, scope)})::text as entry from ${sql.table(section.table)} as ${sql.ref(alias)}
    where ${isTheirs(section.data, alias, scope)} ${byId(section.data, alias)}`;
}

function entry(section: Section, alias: string, scope: Scope): Sql {
  const children = section.children.map((child, index) => {
    const inner = `${alias}${index}`;
    return sql`(
      select coalesce(json_agg(${entry(child, inner, scope)} ${byId(child.data, inner)}), '[]')
      from ${sql.table(child.table)} as ${sql.ref(inner)}
      where ${joined(child.data, inner, alias)}) as ${sql.ref(child.name)}`;
  });
  const columns = [...shown(section, alias, scope), ...children];
  return sql`(select row_to_json(e) from (select ${sql.join(columns)}) e)`;
}

function shown({ table, data }: Section, alias: string, { language }: Scope): Sql[] {
  const references = new Map(Object.entries(data.named ?? {}));
  return Object.entries(data.columns).flatMap(([column, { kind, ...more }]): Sql[] => {
    const value = sql.ref(`${alias}.${column}`);
    if (kind === 'internal' || kind === 'secret') return [];
    if ('file' in more) return [sql`${pathOf(table, alias, more.file.type)} as file`];
    if ('isMoney' in more) return [sql`round(${value} / 100.0, 2)::text as ${sql.ref(column)}`];
    const reference = references.get(column);
    if (reference === undefined) return [sql`${value} as ${sql.ref(column)}`];
    const named = sql`${inWords(reference, value, language)} as ${sql.ref(column.replace(/_id$/, ''))}`;
    return [sql`${value} as ${sql.ref(column)}`, named];
  });
}

/** What a row elsewhere is called: a text, or one of several languages. */
function inWords([table, column]: readonly [string, string], id: Sql, language: string): Sql {
  const name = sql.ref(`n.${column}`);
  return sql`(
    select case jsonb_typeof(to_jsonb(${name})) when 'object'
      then coalesce(to_jsonb(${name}) ->> ${language}::text, (select min(value) from jsonb_each_text(to_jsonb(${name}))))
      else to_jsonb(${name}) #>> '{}' end
    from ${sql.table(table)} as n where n.id = ${id})`;
}

/** Unlike for all files of one snapshot, and nothing that its sender chose. */
function pathOf(table: string, alias: string, type: string): Sql {
  const contentType = sql.ref(`${alias}.${type}`);
  return sql`'files/' || ${table}::text || translate(${sql.ref(`${alias}.ctid`)}::text, '(,)', '--') || '.' || case
    when ${contentType} like 'text/plain%' then 'txt'
    else left(regexp_replace(split_part(${contentType}, '/', 2), '[^a-z0-9]', '', 'g'), 10) end`;
}

function isTheirs({ owner }: TableData<string>, alias: string, { customerIds, guestEmail }: Scope): Sql {
  if (typeof owner === 'string' || 'parent' in owner) throw new TypeError('The section has no customer');
  // Where no address is known, nobody's.
  if ('email' in owner) return sql`${sql.ref(`${alias}.${owner.email}`)} = ${guestEmail}`;
  const customer = sql.ref(`${alias}.${owner.customer}`);
  const theirs = sql`${customer} = any(${customerIds}::bigint[])`;
  if (owner.guestEmail === undefined || guestEmail === null) return theirs;
  return sql`(${theirs} or (${customer} is null and ${sql.ref(`${alias}.${owner.guestEmail}`)} = ${guestEmail}))`;
}

function joined({ owner, withheld }: TableData<string>, alias: string, parent: string): Sql {
  if (typeof owner === 'string' || !('parent' in owner)) throw new TypeError('The section has no parent');
  const join = sql`${sql.ref(`${alias}.${owner.column}`)} = ${sql.ref(`${parent}.${owner.key ?? 'id'}`)}`;
  return withheld === undefined ? join : sql`${join} and not ${sql.ref(`${alias}.${withheld}`)}`;
}

function byId({ columns }: TableData<string>, alias: string): Sql {
  return 'id' in columns ? sql`order by ${sql.ref(`${alias}.id`)}` : sql``;
}

/** Whether any of the sections has an entry of theirs. */
export async function hasEntries(tx: Executor, sections: readonly Section[], scope: Scope): Promise<boolean> {
  for (const { table, data } of sections) {
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from ${sql.table(table)} as t where ${isTheirs(data, 't', scope)}) as found`.execute(tx);
    if (rows[0]?.found === true) return true;
  }
  return false;
}

const AT_ONCE = 50;

/**
 * The entries of a section, one JSON text after the other, read in portions. Other statements may run on the transaction
 * meanwhile, but no second reading.
 */
export async function* readEntries(tx: Executor, section: Section, scope: Scope): AsyncGenerator<string> {
  await sql`declare archive no scroll cursor for ${entriesOf(section, scope)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ entry: string }>`fetch ${sql.lit(AT_ONCE)} from archive`.execute(tx);
    for (const row of rows) yield row.entry;
    if (rows.length < AT_ONCE) break;
  }
  await sql`close archive`.execute(tx);
}

/** A file of the archive, by where its bytes lie in this snapshot. */
export interface StoredFile {
  readonly path: string;
  readonly contentType: string;
  readonly table: string;
  readonly column: string;
  readonly place: string;
}

/** The files that belong to the entries of a section. */
export async function findFiles(tx: Executor, section: Section, scope: Scope): Promise<StoredFile[]> {
  return filesIn(tx, section, (alias) => isTheirs(section.data, alias, scope));
}

async function filesIn(tx: Executor, section: Section, where: (alias: string) => Sql): Promise<StoredFile[]> {
  const { table, data, children } = section;
  const files: StoredFile[] = [];
  for (const [column, { kind, ...more }] of Object.entries(data.columns)) {
    if (kind !== 'erased' || !('file' in more)) continue;
    const { type } = more.file;
    const { rows } = await sql<{ path: string; contentType: string; place: string }>`
      select ${pathOf(table, 't', type)} as path, ${sql.ref(`t.${type}`)} as "contentType", t.ctid::text as place
      from ${sql.table(table)} as t where ${where('t')}`.execute(tx);
    files.push(...rows.map((row) => ({ ...row, table, column })));
  }
  for (const child of children) files.push(...(await filesIn(tx, child, belongs(child, section, where))));
  return files;
}

function belongs(child: Section, parent: Section, where: (alias: string) => Sql) {
  return (alias: string) => {
    const above = `${alias}p`;
    return sql`exists (
      select 1 from ${sql.table(parent.table)} as ${sql.ref(above)}
      where ${joined(child.data, alias, above)} and ${where(above)})`;
  };
}

/** The bytes of a file that was found in the same transaction. */
export async function readFile(tx: Executor, { table, column, place }: StoredFile): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select ${sql.ref(column)} as bytes from ${sql.table(table)} where ctid = ${place}::tid`.execute(tx);
  return rows[0]?.bytes ?? Buffer.alloc(0);
}
