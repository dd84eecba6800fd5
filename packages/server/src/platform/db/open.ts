import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import { statementPool } from './statement-pool.ts';
import type { Tables } from './tables/index.ts';
import type { Executor } from './types.ts';

export interface DatabaseOptions {
  /** A connection string, or the settings of the embedded server. */
  readonly connection: string | pg.PoolConfig;
  readonly poolSize: number;
  /** Whether statements are named, so that the database plans each once per connection. */
  readonly prepare: boolean;
  /** How long a connection may take to be there, waiting for a free one included; 3000 unless given. */
  readonly connectTimeoutMs?: number;
  /** Told every statement's text before its answer is used; tests count them. */
  readonly onStatement?: (sql: string) => void;
  /** Told about connections that broke while idle. */
  readonly onIdleError?: (error: Error) => void;
}

export interface OpenDatabase {
  readonly db: Executor;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 3000;
// No statement of ours needs this long; one that does is stuck, and its caller has given up.
const STATEMENT_TIMEOUT_MS = 15_000;

// A named statement with an array or a range is else planned anew at every call, which costs more than running it.
const PLAN_ONCE = { options: '-c plan_cache_mode=force_generic_plan' };

/** Opens the pool. Connects lazily: a database that is down shows at the first query. */
export function openDatabase(options: DatabaseOptions): OpenDatabase {
  const pool = new pg.Pool({
    ...poolConfig(options.connection),
    max: options.poolSize,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'arasta',
    ...(options.prepare ? PLAN_ONCE : {}),
    types,
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // A connection that breaks in use fails its statement; the client tells it a second time, and nobody else listens.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({ pool: statementPool(pool, options.prepare) });
  const { onStatement } = options;
  const log = onStatement === undefined ? {} : { log: (event: LogEvent) => onStatement(event.query.sql) };
  const db = new Kysely<Tables>({ dialect, ...log });
  return { db, pool, close: () => db.destroy() };
}

export function poolConfig(connection: string | pg.PoolConfig): pg.PoolConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
}

const BIGINT = 20;
const BIGINT_ARRAY = 1016;
const DATE = 1082;

/** bigint → number (ids and minor units stay far below 2^53, checked), in lists too; date → its text; the rest as usual. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parse => {
    if (oid === BIGINT) return safeInteger;
    if (oid === BIGINT_ARRAY) return safeIntegers;
    if (oid === DATE) return (value: string) => value;
    return standardParser(oid, format);
  },
};

type Parse = (value: string) => unknown;

const standardParser: (oid: number, format?: 'text' | 'binary') => Parse = pg.types.getTypeParser;

function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} does not fit a number`);
  return number;
}

/** `{1,2,NULL}`: numbers have no commas, quotes or braces. */
function safeIntegers(text: string): (number | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : safeInteger(item)));
}
