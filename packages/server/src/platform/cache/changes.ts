import type { Executor } from '../db/index.ts';
import { readChanges } from './changes.queries.ts';

/** Told which tags were spoiled; null means everything. */
export type ChangeListener = (tags: ReadonlySet<string> | null) => void;

/** What this process learns of changes to the public data, its own and those of other processes. */
export interface Changes {
  subscribe(listener: ChangeListener): void;
  /** Reads what was committed since the last call and tells the listeners. One statement. */
  poll(): Promise<void>;
}

// More rows than this at once (an import) and reading them costs more than filling an empty cache.
const MOST_ROWS = 2000;

/**
 * Follows `catalogue_changes`. Identity numbers do not follow the order of commits: each look therefore begins at the
 * oldest transaction that was still open at the last one, and passes over the rows it has seen.
 */
export function followChanges(db: Executor): Changes {
  const listeners: ChangeListener[] = [];
  let horizon: string | null = null;
  let seen = new Set<number>();
  const tell: ChangeListener = (tags) => {
    for (const listener of listeners) listener(tags);
  };
  return {
    subscribe: (listener) => {
      listeners.push(listener);
    },
    poll: async () => {
      const read = await readChanges(db, horizon, MOST_ROWS + 1);
      const fresh = read.changes.filter(({ id }) => !seen.has(id));
      const first = horizon === null;
      horizon = read.horizon;
      seen = new Set(read.changes.map(({ id }) => id));
      if (first || fresh.length === 0) return;
      tell(read.changes.length > MOST_ROWS ? null : new Set(fresh.flatMap(({ tags }) => tags)));
    },
  };
}

export interface Poller {
  stop(): void;
}

const EVERY_MS = 250;

/** Polls four times a second. A failed look is made up for by the next one: nothing is lost with the database. */
export function pollChanges(changes: Changes, onError: (error: unknown) => void): Poller {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      changes.poll().catch(onError).finally(next);
    }, EVERY_MS);
    timer.unref();
  };
  next();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
