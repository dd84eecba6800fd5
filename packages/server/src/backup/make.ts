import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirOf, openShopDatabase, type ShopDatabase } from '../database.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config, Environment } from '../platform/config/index.ts';
import { hasCluster } from '../platform/db/embedded/index.ts';
import type { Random } from '../platform/random/index.ts';
import { openSession } from './backup.queries.ts';
import { writeContents } from './contents.ts';
import { BackupError } from './errors.ts';
import { LAST_BACKUP } from './last-backup.ts';
import type { Manifest } from './manifest.ts';
import { chooseTarget, keepNewest, type Target, writeWhole } from './target.ts';

export interface BackupOptions {
  readonly config: Config;
  /** For PostgreSQL's own programs. */
  readonly env: Environment;
  readonly clock: Clock;
  readonly random: Random;
  /** A file that is not there yet, or a folder. */
  readonly target: string;
  /** How many backups to leave in the folder, the new one included; null leaves all. */
  readonly keep: number | null;
  readonly signal: AbortSignal;
  /** Told, in words for people, what takes its time. */
  readonly progress: (line: string) => void;
  /** Told how far it is; the total is null where nobody knows. */
  readonly onStep: (done: number, total: number | null) => void;
}

/** A backup that is on the disk. */
export interface BackupMade {
  readonly path: string;
  /** Of the file. */
  readonly bytes: number;
  readonly manifest: Manifest;
  /** Names of older ones that were removed. */
  readonly removed: readonly string[];
}

/**
 * Makes a backup of the shop while it runs: of the embedded database the files, of one of the shop's own what pg_dump
 * writes; with it the imported pictures, and the secret key where it is kept in the data folder. Writers wait for nothing.
 * @throws BackupError when there is no shop, another backup is under way, there is no room, or pg_dump does not fit.
 *   Nothing is left behind then.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupMade> {
  const { config, keep } = options;
  const target = await chooseTarget(options.target, options);
  if (keep !== null && !target.isDated) throw new BackupError('--keep goes with a folder.');
  const dataDir = await dataDirOf(config);
  if (config.databaseUrl === null && !(await hasCluster(dataDir))) {
    throw new BackupError(`There is no shop in ${dataDir}. ARASTA_DATA_DIR, or DATABASE_URL, says where it is.`);
  }
  const database = await openShopDatabase(config, options);
  try {
    const made = await backUp(options, { target, dataDir, database });
    if (database.embedded !== null) await note(dataDir, made, options);
    return { ...made, removed: keep === null ? [] : await keepNewest(target, keep) };
  } finally {
    await database.embedded?.stop();
  }
}

interface Work {
  readonly target: Target;
  readonly dataDir: string;
  readonly database: ShopDatabase;
}

async function backUp(options: BackupOptions, work: Work): Promise<Omit<BackupMade, 'removed'>> {
  const session = await openSession(work.database.direct);
  try {
    if (!(await session.claim())) throw new BackupError('Another backup of this database is under way.');
    const migration = await session.newestMigration();
    if (migration === null) throw new BackupError('There is no shop in this database yet.');
    const { postgres } = session;
    const { bytes, done } = await writeWhole(work.target, options, (file) =>
      writeContents(file, options, { ...work, postgres, migration }),
    );
    return { path: work.target.path, bytes, manifest: done };
  } finally {
    await session.end();
  }
}

/** For `arasta doctor`: when the last one was made. */
async function note(dataDir: string, { path }: { path: string }, { clock }: BackupOptions): Promise<void> {
  const draft = join(dataDir, `${LAST_BACKUP}.draft`);
  await writeFile(draft, `${JSON.stringify({ at: clock.now().toISOString(), path })}\n`);
  await rename(draft, join(dataDir, LAST_BACKUP));
}
