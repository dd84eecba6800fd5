import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE, ROLE, type Cluster } from './cluster.ts';
import { codeOf, EmbeddedPostgresError, messageOf } from './errors.ts';
import { commandOf, identify, isRunning, signal, sleep, waitUntilGone, type ProcessIdentity } from './processes.ts';

/** A running PostgreSQL of a cluster. */
export interface Postmaster {
  readonly identity: ProcessIdentity;
  readonly socketDir: string;
  readonly port: number;
  /** Whether it said, when it was found, that it takes connections. */
  readonly ready: boolean;
}

export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type Answer = 'ready' | 'starting' | 'busy' | 'silent';

export function connectionTo(postmaster: Postmaster, password: string): Connection {
  return { host: postmaster.socketDir, port: postmaster.port, user: ROLE, password, database: DATABASE };
}

/**
 * The running PostgreSQL of the cluster, or null. PostgreSQL's own note of its process may outlive it, so the process
 * is looked at: it must be a `postgres` on this very folder.
 */
export async function findPostmaster(cluster: Pick<Cluster, 'dir'>): Promise<Postmaster | null> {
  const note = await readNote(cluster);
  const identity = note === null ? null : await identify(note.pid);
  if (note === null || identity === null || !(await serves(identity.pid, cluster))) return null;
  return { identity, socketDir: note.socketDir, port: note.port, ready: note.ready };
}

/**
 * Removes the note of a killed PostgreSQL whose number another process has by now: PostgreSQL would take that one for
 * itself and refuse to start. Call it under the lock, when `findPostmaster` found none.
 */
export async function removeMisleadingNote(cluster: Cluster): Promise<void> {
  const note = await readNote(cluster);
  if (note !== null && (await identify(note.pid)) !== null) await rm(noteFile(cluster), { force: true });
}

/** Stops PostgreSQL, cutting connections: quickly first, and without writing its buffers (it recovers) if it hangs. */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  for (const [name, timeoutMs] of [['SIGINT', 30_000] as const, ['SIGQUIT', 10_000] as const]) {
    if (!(await isRunning(postmaster.identity)) || !signal(postmaster.identity.pid, name)) return;
    if (await waitUntilGone(postmaster.identity, timeoutMs)) return;
  }
  throw new EmbeddedPostgresError(
    `The database (process ${postmaster.identity.pid}) does not stop. End that process, then start again.`,
  );
}

/** Whether PostgreSQL takes connections, waiting while it starts, recovers or shuts down. */
export async function answers(postmaster: Postmaster, password: string): Promise<boolean> {
  let silences = 0;
  while (await isRunning(postmaster.identity)) {
    const answer = await ask(connectionTo(postmaster, password));
    if (answer === 'ready' || answer === 'busy') return true;
    if (answer === 'silent') silences += 1;
    if (silences > 3) return false;
    await sleep(100);
  }
  return false;
}

/** Connects once. @throws EmbeddedPostgresError when PostgreSQL answers but will not let us in */
export async function ask(connection: Connection): Promise<Answer> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return answerOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function answerOf(error: unknown): Answer {
  const code = codeOf(error);
  if (code === '57P03') return 'starting';
  if (code === '53300' || code === 'EAGAIN' || /timeout/i.test(messageOf(error))) return 'busy';
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57') && !code.startsWith('E')) {
    throw new EmbeddedPostgresError(`The database refuses its own server: ${messageOf(error)}`);
  }
  return 'silent';
}

async function serves(pid: number, cluster: Pick<Cluster, 'dir'>): Promise<boolean> {
  const command = await commandOf(pid);
  const option = ` -D ${cluster.dir}`;
  const at = command.indexOf(option);
  const next = command.at(at + option.length);
  // The supervisor's command line names the folder too, behind its script of several lines.
  const program = command.slice(0, Math.max(at, 0));
  return program.endsWith('/postgres') && !program.includes('\n') && (next === undefined || next === ' ');
}

interface Note {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

// postmaster.pid: process, data folder, start time, port, socket folder, address, shared memory, state.
async function readNote(cluster: Pick<Cluster, 'dir'>): Promise<Note | null> {
  const text = await readFile(noteFile(cluster), 'utf8').catch(() => '');
  const [pid = '', , , port, socketDir = '', , , state = ''] = text.split('\n');
  if (!/^\d+$/.test(pid)) return null;
  return { pid: Number(pid), port: Number(port), socketDir, ready: state.trim() === 'ready' };
}

function noteFile(cluster: Pick<Cluster, 'dir'>): string {
  return join(cluster.dir, 'postmaster.pid');
}
