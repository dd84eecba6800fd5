import { type Changes, memo, type TaggedCache, taggedCache } from '../../platform/cache/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { Definitions } from '../catalogue/index.ts';
import { readSettings } from './definitions/settings.queries.ts';
import type { Settings } from './definitions/settings.ts';
import type { Counts } from './listing/counts.ts';
import { patient, type PatientCache } from './listing/patient-cache.ts';

export interface SearchDeps {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  /** Kept per process, read again after a change. */
  definitions(): Promise<Definitions>;
  readonly search: SearchMemory;
}

/** What searching keeps in the process. */
export interface SearchMemory {
  settings(): Promise<Settings>;
  readonly counts: PatientCache<Counts>;
}

const COUNTS_AGE_MS = 600_000;

export function searchMemory(deps: { db: Executor; changes: Changes; clock: Clock }, maxBytes: number): SearchMemory {
  const kept: TaggedCache<Counts> = taggedCache(deps.changes, { maxBytes, maxAgeMs: COUNTS_AGE_MS });
  return {
    settings: memo(deps.changes, ['definitions'], () => readSettings(deps.db)),
    counts: patient(kept, deps.clock, (counts) => ({ ...counts, isOld: true })),
  };
}
