import { findBinaries } from './binaries.ts';
import { checkCluster, createCluster, readPassword, type Cluster } from './cluster.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { withFileLock } from './file-lock.ts';
import { explain, readLogSince, rotateLog } from './log-file.ts';
import {
  answers,
  connectionTo,
  ask,
  findPostmaster,
  removeMisleadingNote,
  stopPostmaster,
  type Connection,
  type Postmaster,
} from './postmaster.ts';
import { identify, isRunning, sleep } from './processes.ts';
import { readRuntime, writeRuntime } from './runtime-file.ts';
import { prepareSocketDir, seesSocket } from './socket-dir.ts';
import { startSupervisor, type Supervisor } from './supervisor.ts';

export interface Site {
  readonly cluster: Cluster;
  readonly lockFile: string;
  readonly runtimeFile: string;
  readonly copiesDir: string;
  readonly now: () => Date;
}

/** A PostgreSQL that takes connections; `supervisor` is null when another process owns it. */
export interface Running {
  readonly postmaster: Postmaster;
  readonly connection: Connection;
  readonly supervisor: Supervisor | null;
}

// Fast shutdown cuts connections and writes one checkpoint.
const STOP_TIMEOUT_MS = 30_000;

/**
 * Attaches to the running PostgreSQL of the site, or makes the cluster if there is none and starts it; with its socket
 * where it was held before, if it can be there again.
 */
export function attachOrStart(site: Site, held: Connection | null): Promise<Running> {
  const { progress } = site.cluster;
  const onWait = (pid: number): void => progress(`Waiting for process ${pid}, which is starting the database …`);
  return withFileLock({ path: site.lockFile, onWait }, async () => (await attach(site)) ?? start(site, held));
}

/** Whether the PostgreSQL still runs and can be connected to. */
export async function isAlive(running: Running): Promise<boolean> {
  return (await isRunning(running.postmaster.identity)) && (await ask(running.connection)) !== 'silent';
}

/** Stops what this process owns and waits for its end; does nothing to another's. */
export async function release(running: Running): Promise<void> {
  if (running.supervisor === null) return;
  await running.supervisor.release(STOP_TIMEOUT_MS);
  // Somebody may have killed the supervisor itself.
  await stopPostmaster(running.postmaster);
}

/**
 * One that nobody tends, or that has lost its socket, is stopped: only a start of ours gives it both again. One that
 * another process tends where we do not see it is that process's.
 */
async function attach(site: Site): Promise<Running | null> {
  if (!(await checkCluster(site.cluster))) return null;
  const postmaster = await findPostmaster(site.cluster);
  if (postmaster === null) return null;
  const password = await readPassword(site.cluster);
  const keeper = await keeperOf(site, postmaster);
  if (keeper !== null && (await answers(postmaster, password))) {
    return { postmaster, connection: connectionTo(postmaster, password), supervisor: null };
  }
  if (await isRunning(postmaster.identity)) {
    if (keeper !== null && keeper !== process.pid) await refuseHidden(postmaster, keeper);
    site.cluster.progress('Stopping a database that was left running …');
  }
  await stopPostmaster(postmaster);
  return null;
}

/** The running process that owns the postmaster. */
async function keeperOf(site: Site, postmaster: Postmaster): Promise<number | null> {
  const runtime = await readRuntime(site.runtimeFile, site.cluster.dir);
  if (runtime === null) return null;
  const { pid, start } = runtime.postmaster;
  const isIts = pid === postmaster.identity.pid && start === postmaster.identity.start;
  return isIts && (await isRunning(runtime.owner)) ? runtime.owner.pid : null;
}

async function refuseHidden({ socketDir }: Postmaster, keeper: number): Promise<void> {
  if (await seesSocket(socketDir)) return;
  throw new EmbeddedPostgresError(
    `The database is in use by process ${keeper}, and its socket in ${socketDir} cannot be seen from here. Set TMPDIR to one folder for both, and restart that process.`,
  );
}

async function start(site: Site, held: Connection | null): Promise<Running> {
  const { cluster } = site;
  const binaries = await findBinaries({
    version: cluster.version,
    account: cluster.account,
    copiesDir: site.copiesDir,
  });
  if (!(await checkCluster(cluster))) await createCluster(cluster, binaries);
  await removeMisleadingNote(cluster);
  const previous = await readRuntime(site.runtimeFile, cluster.dir);
  const places = [previous?.socketDir ?? null, held?.host ?? null] as const;
  const socketDir = await prepareSocketDir(cluster.account, cluster.dir, ...places);
  const running = await launch(cluster, binaries, socketDir);
  await record(site, running.postmaster);
  return running;
}

// Backends of a killed PostgreSQL end within moments, but until then its memory is taken.
const ATTEMPTS = 40;
const MEMORY_TAKEN = /shared memory block .* still in use/i;

async function launch(cluster: Cluster, binaries: string, socketDir: string): Promise<Running> {
  let output = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const since = await rotateLog(cluster.logFile);
    const supervisor = await startSupervisor(cluster, binaries, socketDir);
    const running = await waitUntilReady(cluster, supervisor);
    if (running !== null) return running;
    output = await readLogSince(cluster.logFile, since);
    if (!MEMORY_TAKEN.test(output)) break;
    await sleep(250);
  }
  throw new EmbeddedPostgresError(
    `The database in ${cluster.dataDir} did not start: ${explain(output, cluster.logFile)}`,
  );
}

const RECOVERY_NOTICE_MS = 3000;

/** Waits as long as it takes: after a power failure PostgreSQL first replays what it had promised. Null: it ended. */
async function waitUntilReady(cluster: Cluster, supervisor: Supervisor): Promise<Running | null> {
  const password = await readPassword(cluster);
  const began = performance.now();
  let told = false;
  while (!supervisor.hasEnded()) {
    const postmaster = await findPostmaster(cluster);
    if (postmaster?.ready === true) {
      const connection = connectionTo(postmaster, password);
      if ((await ask(connection)) === 'ready') return { postmaster, connection, supervisor };
    }
    if (!told && performance.now() - began > RECOVERY_NOTICE_MS) {
      cluster.progress('The database is recovering what was written before it was stopped …');
      told = true;
    }
    await sleep(10);
  }
  return null;
}

async function record(site: Site, postmaster: Postmaster): Promise<void> {
  const owner = (await identify(process.pid)) ?? { pid: process.pid, start: '' };
  await writeRuntime(site.runtimeFile, {
    cluster: site.cluster.dir,
    postmaster: postmaster.identity,
    owner,
    socketDir: postmaster.socketDir,
    port: postmaster.port,
    startedAt: site.now().toISOString(),
  });
}
