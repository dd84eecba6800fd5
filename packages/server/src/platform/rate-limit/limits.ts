import { later, SECOND } from '../clock/index.ts';
import type { Rate } from '../config/index.ts';
import type { Executor } from '../db/index.ts';
import { addHits, deleteHits } from './rate-limit.queries.ts';

/** One budget that a request draws on. The key is a keyed digest: no address or account is stored. */
export interface Limit {
  readonly key: Buffer;
  readonly rate: Rate;
}

/**
 * Counts one attempt against every limit. Counts live in the database: they hold across processes and restarts.
 * Concurrency: of two attempts at once both are counted.
 * @returns seconds until the longest exhausted budget is whole again, or null when all allow the attempt
 */
export async function hitLimits(db: Executor, limits: readonly Limit[], now: Date): Promise<number | null> {
  const sorted = limits.toSorted((one, other) => one.key.compare(other.key));
  const keys = sorted.map(({ key, rate }) => ({ key, expiresAt: later(now, rate.seconds * SECOND) }));
  const hits = await addHits(db, keys, now);
  const waits = hits
    .filter(({ key, hits: count }) => count > limitOf(limits, key))
    .map(({ expiresAt }) => Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / SECOND)));
  return waits.length === 0 ? null : Math.max(...waits);
}

function limitOf(limits: readonly Limit[], key: string): number {
  return limits.find((limit) => limit.key.toString('hex') === key)?.rate.limit ?? 0;
}

/** Forgets the attempts counted under these keys, e.g. after a login that succeeded. */
export async function forgetHits(db: Executor, keys: readonly Buffer[]): Promise<void> {
  if (keys.length > 0) await deleteHits(db, keys);
}
