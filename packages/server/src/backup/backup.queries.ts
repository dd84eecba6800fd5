import pg from 'pg';
import { poolConfig } from '../platform/db/index.ts';

/** A connection for as long as a backup or restore takes. */
export interface Session {
  /** `18.4` */
  readonly postgres: string;
  /** Keeps others from making a backup of the same database until `end`. @returns whether nobody else does */
  claim(): Promise<boolean>;
  /** The newest migration that was applied; null where no shop is. */
  newestMigration(): Promise<{ id: number; name: string } | null>;
  /** Of the database. */
  name(): Promise<string>;
  /** Whether nothing is in the database but what PostgreSQL and its extensions put there. */
  isEmpty(): Promise<boolean>;
  end(): Promise<void>;
}

// "backup" in ASCII: no other lock of ours has this number.
const LOCK = 0x6261636b7570;

/** Opens a connection past poolers and time limits. */
export async function openSession(connection: string | pg.PoolConfig): Promise<Session> {
  const client = new pg.Client({ ...poolConfig(connection), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  const value = async <T>(statement: string, values: unknown[] = []): Promise<T | undefined> => {
    const { rows } = await client.query<{ value: T }>(statement, values);
    return rows[0]?.value;
  };
  return {
    postgres: (await value<string>(`select split_part(current_setting('server_version'), ' ', 1) as value`)) ?? '',
    claim: async () => (await value<boolean>('select pg_try_advisory_lock($1) as value', [LOCK])) === true,
    newestMigration: async () => {
      const ledger = await value<string | null>(`select to_regclass('public.schema_migrations')::text as value`);
      if (ledger == null) return null;
      const newest = `select jsonb_build_object('id', id, 'name', name) as value
        from public.schema_migrations order by id desc limit 1`;
      return (await value<{ id: number; name: string }>(newest)) ?? null;
    },
    name: async () => (await value<string>('select current_database() as value')) ?? '',
    isEmpty: async () => (await value<boolean>(EMPTY)) === true,
    end: () => client.end(),
  };
}

const EMPTY = `
  select not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema$)'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  ) as value`;
