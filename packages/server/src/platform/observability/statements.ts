import { AsyncLocalStorage } from 'node:async_hooks';

/** How many statements a piece of work has led to so far. */
export interface Tally {
  statements: number;
}

/** Tells which statement belongs to which request. For development: following calls through promises costs every one. */
export interface StatementMeter {
  /** Counts into the tally whatever `work` leads to. */
  follow(tally: Tally, work: () => void): void;
  /** A statement has been answered. One that several requests share counts for the one that began it. */
  note(): void;
}

export function statementMeter(): StatementMeter {
  const following = new AsyncLocalStorage<Tally>();
  return {
    follow: (tally, work) => following.run(tally, work),
    note: () => {
      const tally = following.getStore();
      if (tally !== undefined) tally.statements += 1;
    },
  };
}
