import { sql } from 'kysely';
import type { Executor } from '../platform/db/index.ts';

export interface DatabaseFacts {
  readonly version: string;
  /** `server_version_num`: 180004 for 18.4. */
  readonly versionNumber: number;
  readonly characterType: string;
  readonly now: Date;
  /** Null before the first migration. */
  readonly appliedMigrations: number | null;
  /** Before its migration nobody can be staff. */
  readonly hasStaffTable: boolean;
}

export async function readDatabaseFacts(db: Executor): Promise<DatabaseFacts> {
  const { rows } = await sql<{
    version: string;
    number: string;
    ctype: string;
    now: Date;
    ledger: string | null;
    staffed: boolean;
  }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
           (select datctype from pg_database where datname = current_database()) as ctype,
           clock_timestamp() as now, to_regclass('schema_migrations')::text as ledger,
           to_regclass('staff_members') is not null as staffed`.execute(db);
  const [facts] = rows;
  if (facts === undefined) throw new Error('The database did not answer');
  return {
    version: facts.version,
    versionNumber: Number(facts.number),
    characterType: facts.ctype,
    now: facts.now,
    appliedMigrations: facts.ledger === null ? null : await countMigrations(db),
    hasStaffTable: facts.staffed,
  };
}

async function countMigrations(db: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from schema_migrations`.execute(db);
  return rows[0]?.count ?? 0;
}
