import { join, resolve } from 'node:path';
import { postgresAccount } from './account.ts';
import type { PostgresVersion } from './binaries.ts';
import { CLUSTER_NAME, openDataDir, ROOT_DIR } from './data-dir.ts';
import { codeOf, EmbeddedPostgresError, messageOf, wayOut } from './errors.ts';
import { attachOrStart, isAlive, release, type Running, type Site } from './lifecycle.ts';
import type { Connection } from './postmaster.ts';

export { type ClusterCopy, copyCluster } from './base-backup.ts';
export { resolveDataDir } from './data-dir.ts';
export { codeOf, ignoreMissing } from './errors.ts';
export { withFileLock } from './file-lock.ts';
export {
  finishMoves,
  hasCluster,
  hasMoves,
  type Move,
  moveAll,
  type QuietFolder,
  syncFolder,
  whileQuiet,
  whileUnmoved,
} from './offline.ts';

export interface EmbeddedOptions {
  /** The data folder, as `resolveDataDir` found it; it is made if missing. */
  dataDir: string;
  checkoutDir: string;
  /** Default 18. A data folder keeps the version it was made with. */
  version?: PostgresVersion;
  /** PostgreSQL settings over ours; they count only for the process that starts it. */
  settings?: Record<string, string>;
  /** Told, in words for people, what takes its time. */
  progress?: (line: string) => void;
  now: () => Date;
}

export interface EmbeddedPostgres {
  /** Settings for `pg.Pool`; the host is the socket's folder. They stay the same over a restart. */
  readonly connection: Connection;
  /** True when this process started PostgreSQL: its end, however it comes, stops it. */
  readonly owned: boolean;
  /**
   * Makes sure that PostgreSQL runs and takes connections, and starts it again if it died or lost its socket, whoever
   * owned it. Concurrent calls share one attempt. Cheap when all is well (one connection).
   * @throws EmbeddedPostgresError when it cannot be started, or after `stop`
   */
  ensure(): Promise<void>;
  /** Stops PostgreSQL if this process owns it, cutting connections, and waits for its end; else does nothing. */
  stop(): Promise<void>;
}

/**
 * Opens the PostgreSQL of the data folder: attaches to the one that another process of the same folder runs, or makes
 * the cluster (role and database `arasta`) if there is none, and starts it. Any number of processes may open one
 * folder at once; one of them starts. There is no TCP port: connections go through a socket in a 0700 folder.
 * @throws EmbeddedPostgresError with a message for people: what failed, PostgreSQL's own reason and the way out
 */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const site = await explained(options, () => siteOf(options));
  const first = await explained(options, () => attachOrStart(site, null));
  return embeddedPostgres(first, (held) => explained(options, () => attachOrStart(site, held)));
}

function embeddedPostgres(first: Running, restart: (held: Connection) => Promise<Running>): EmbeddedPostgres {
  let running = first;
  let attempt: Promise<void> | null = null;
  let stopped: Promise<void> | null = null;
  const revive = async (): Promise<void> => {
    if (await isAlive(running)) return;
    const supervisor = running.supervisor;
    running = await restart(running.connection);
    // Attaching can find our own PostgreSQL, which recovered meanwhile.
    if (running.supervisor === null && supervisor?.hasEnded() === false) running = { ...running, supervisor };
  };
  return {
    get connection() {
      return running.connection;
    },
    get owned() {
      return running.supervisor !== null;
    },
    ensure: () => {
      if (stopped !== null) return Promise.reject(new EmbeddedPostgresError('The database was stopped.'));
      attempt ??= revive().finally(() => {
        attempt = null;
      });
      return attempt;
    },
    stop: () => {
      stopped ??= (attempt ?? Promise.resolve()).catch(() => undefined).then(() => release(running));
      return stopped;
    },
  };
}

async function siteOf(options: EmbeddedOptions): Promise<Site> {
  const asked = resolve(options.dataDir);
  const account = await postgresAccount(options.checkoutDir, join(asked, CLUSTER_NAME));
  const dataDir = await openDataDir(asked, account);
  return {
    cluster: {
      dataDir,
      dir: join(dataDir, CLUSTER_NAME),
      version: options.version ?? 18,
      account,
      settings: options.settings ?? {},
      logFile: join(dataDir, 'postgres.log'),
      progress: options.progress ?? (() => undefined),
    },
    lockFile: join(dataDir, 'postgres.lock'),
    runtimeFile: join(dataDir, 'runtime.json'),
    copiesDir: account === null ? dataDir : ROOT_DIR,
    now: options.now,
  };
}

/** A failure of the system itself (disk full, no permission) becomes one for people. */
async function explained<T>(options: EmbeddedOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EmbeddedPostgresError || codeOf(error) === '') throw error;
    const advice = wayOut(messageOf(error), 'Point ARASTA_DATA_DIR to another folder.');
    throw new EmbeddedPostgresError(
      `The database in ${options.dataDir} cannot be opened: ${messageOf(error)}. ${advice}`,
    );
  }
}
