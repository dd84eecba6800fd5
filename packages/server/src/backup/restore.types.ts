import type { Archive } from '../platform/archive/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config, Environment } from '../platform/config/index.ts';
import type { Random } from '../platform/random/index.ts';
import type { Manifest } from './manifest.ts';

export interface RestoreOptions {
  readonly config: Config;
  /** For PostgreSQL's own programs. */
  readonly env: Environment;
  readonly clock: Clock;
  readonly random: Random;
  /** The backup. */
  readonly file: string;
  /** Whether a shop that is there makes room; it is kept beside. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
  readonly progress: (line: string) => void;
  readonly onStep: (done: number, total: number | null) => void;
}

/** A backup that is open, whole as far as its manifest tells, and fits this Arasta. */
export interface OpenBackup {
  readonly archive: Archive;
  readonly manifest: Manifest;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the shop is now: a folder, or the name of a database. */
  readonly place: string;
  /** The folders where what was there before is kept. */
  readonly former: readonly string[];
  /** The migrations that were applied to it. */
  readonly migrations: readonly string[];
  /** Whether this configuration accepts what the shop's secret key signed. */
  readonly keyAccepted: boolean;
}

/** Bytes of all files. */
export function totalOf({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
