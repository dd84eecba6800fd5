/** Runs at most so many hashes at once, so that the other requests of the process stay quick. */
export interface HashPool {
  /** @throws TooManyHashes when too many wait already */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export class TooManyHashes extends Error {}

// At 12 ms a hash the last in line waits about two seconds per core; beyond that callers have given up.
const LINE = 200;

export function hashPool(concurrency: number): HashPool {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (running >= concurrency) {
        if (waiting.length >= LINE) throw new TooManyHashes();
        await new Promise<void>((resume) => waiting.push(resume));
      } else {
        running += 1;
      }
      try {
        return await work();
      } finally {
        // The place passes straight to the next in line; a newcomer cannot slip in between.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
