import type { Database } from './cluster.ts';

/** A statement and its parameters. */
export type Statement = readonly [text: string, parameters?: readonly unknown[]];

/** All of these or none. */
export async function inTransaction({ pool }: Database, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const [text, parameters = []] of statements) await client.query(text, [...parameters]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const BULK: readonly Statement[] = [
  ['set local session_replication_role = replica'],
  ['set local statement_timeout = 0'],
  ["set local work_mem = '256MB'"],
  ['set local synchronous_commit = off'],
];

/** Many rows at once, without a look at every foreign key: they are made to fit. */
export async function inBulk(database: Database, statements: readonly Statement[]): Promise<void> {
  await inTransaction(database, [...BULK, ...statements]);
}

/** Sees to it that these tables are as after a while of rest, however long that takes. */
export async function vacuum({ pool }: Database, tables: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(`vacuum analyze ${tables}`);
    await client.query('reset statement_timeout');
  } finally {
    client.release();
  }
}
