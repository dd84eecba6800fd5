export { isDatabaseDown, violatedUnique } from './failures.ts';
export { type BatchRead, gather } from './gather.ts';
export { migrate, newestMigration } from './migrate.ts';
export { type DatabaseOptions, type OpenDatabase, openDatabase, poolConfig } from './open.ts';
export type { TableData } from './personal-data.ts';
export { prepared } from './prepared.ts';
export { PERSONAL_DATA, type Tables } from './tables/index.ts';
export type { Executor, Tx } from './types.ts';
