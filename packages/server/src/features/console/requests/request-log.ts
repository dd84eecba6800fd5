import type { SeenRequest } from './seen-request.ts';

const KEPT = 500;

/** The latest requests of this process, in memory. */
export interface RequestLog {
  add(request: Omit<SeenRequest, 'number'>): void;
  /** Oldest first; those after the one of this number. */
  after(number: number): SeenRequest[];
  /** How many there have been; no more than the last 500 are kept. */
  count(): number;
}

export function requestLog(told: (request: SeenRequest) => void): RequestLog {
  const kept: SeenRequest[] = [];
  let count = 0;
  return {
    add: (request) => {
      count += 1;
      const seen = { ...request, number: count };
      kept.push(seen);
      if (kept.length > KEPT) kept.shift();
      told(seen);
    },
    after: (number) => kept.filter((request) => request.number > number),
    count: () => count,
  };
}
