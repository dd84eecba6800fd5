import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables/index.ts';

/** What a query runs on: the pool or an open transaction. It is the first argument of every query. */
export type Executor = Kysely<Tables>;

/** A transaction that a service has begun. */
export type Tx = Transaction<Tables>;
