import { Logger } from 'graphile-worker';

/** Where the jobs' own lines go; pino's logger fits. */
export interface JobLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * The library's chatter on our log, one level down and without its fields: they hold whole jobs, payloads included.
 * What matters of it is logged by us in our own words.
 */
export function libraryLogger(log: JobLog): Logger {
  return new Logger(() => (level, message) => {
    // The library repeats a failed job's stack here; `taskList` has logged it already.
    if (message.startsWith('Failed task ')) return;
    if (level === 'error' || level === 'warning') log.warn({ component: 'jobs' }, message);
    else log.debug({ component: 'jobs' }, message);
  });
}

/** An error without the fields that a driver adds: PostgreSQL's `detail` quotes whole rows. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}
