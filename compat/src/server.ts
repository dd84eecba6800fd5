import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../packages/server/tests/support/process.ts';
import { type Environment, storefrontEnvironment } from './environment.ts';
import { type Message, readOutbox } from './outbox.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
// The demo shop's pictures are painted first.
const readyWithin = 150_000;
const stopWithin = 60_000;

export interface Server {
  readonly baseUrl: string;
  /** Its data folder; null for a server that was running before. */
  readonly dataDir: string | null;
  /** Ends the server and removes its data. Does nothing to a server that was running before. */
  stop(): Promise<void>;
  /** Mails and text messages sent so far, oldest first. */
  outbox(): Promise<readonly Message[]>;
}

/** True when the tests run against a server they did not start, whose settings they cannot choose. */
export const serverIsGiven = process.env['ARASTA_COMPAT_URL'] !== undefined;

/** The server that `ARASTA_COMPAT_URL` names; undefined when the tests start their own. */
export const givenServer = (): Server | undefined => {
  const given = process.env['ARASTA_COMPAT_URL'];
  return given === undefined ? undefined : serverAt(given.replace(/\/$/, ''), null);
};

/** A server that somebody else starts and stops. */
export const serverAt = (baseUrl: string, dataDir: string | null): Server =>
  handle({ baseUrl, stop: () => Promise.resolve() }, dataDir);

/**
 * Starts a server on a free port with a data folder of its own and waits until it is ready.
 *
 * @param template the data folder that its own begins as a copy of
 * @throws Error with the server's own output when it ends or is not ready in time
 */
export async function startServer(extra: Environment, template: string): Promise<Server> {
  const folder = await newFolder();
  const data = join(folder, 'data');
  await copy(template, data);
  return handle(await startIn(data, extra, () => removed(folder)), data);
}

export interface DataFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** A data folder with the demo shop, left by a server that has ended: what the servers of the tests begin with. */
export async function seededFolder(): Promise<DataFolder> {
  const folder = await newFolder();
  const remove = (): Promise<void> => removed(folder);
  const path = join(folder, 'data');
  const { stop } = await startIn(path, {}, () => Promise.resolve());
  await stop();
  // It names the socket of this folder's database, where those of all copies would meet.
  await rm(join(path, 'runtime.json'), { force: true });
  return { path, remove };
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-compat-'));
  // A server run by root hands its database to another user, who must be able to reach the folder.
  await chmod(folder, 0o755);
  return folder;
}

/** A database that ends may write a last file meanwhile. */
const removed = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });

/** Owners and all: Node's own copy would give the database's files to us. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

interface Running {
  readonly baseUrl: string;
  readonly stop: () => Promise<void>;
}

async function startIn(dataDir: string, extra: Environment, cleanUp: () => Promise<void>): Promise<Running> {
  const port = await freePort();
  const child = launch(port, { ...extra, ARASTA_DATA_DIR: dataDir });
  const stop = async (): Promise<void> => {
    await terminate(child.process);
    await cleanUp();
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await untilReady(baseUrl, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, stop };
}

const handle = ({ baseUrl, stop }: Running, dataDir: string | null): Server => ({
  baseUrl,
  dataDir,
  stop,
  outbox: () => readOutbox(baseUrl),
});

/**
 * What somebody at the shop does: a command of `arasta`, on the data of a running server.
 *
 * @returns what it printed
 * @throws Error with what it complained of
 */
export async function atTheDesk({ dataDir }: Server, ...args: readonly string[]): Promise<string> {
  if (dataDir === null) throw new Error('Nobody here has the keys of that shop');
  const env = { ...surroundings(), ...storefrontEnvironment, ARASTA_DATA_DIR: dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [entry(), ...args], { cwd: checkout, env });
  return stdout;
}

const entry = (): string => process.env['ARASTA_COMPAT_ENTRY'] ?? 'bin/arasta.js';

interface Launched {
  readonly process: ChildProcess;
  output(): string;
}

function launch(port: number, extra: Environment): Launched {
  const env = { ...surroundings(), ...storefrontEnvironment, ...extra, PORT: String(port) };
  const child = spawn(process.execPath, [entry(), 'start'], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { process: child, output: () => output };
}

/** The caller's environment without what belongs to the test run, and without a database that others may share. */
function surroundings(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !/^(?:NODE_ENV|LOG_LEVEL.*|VITEST.*|TEST|SERVICE_BACKEND_URL|ARASTA_.*|DATABASE_.*)$/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

async function untilReady(baseUrl: string, child: Launched): Promise<void> {
  const deadline = Date.now() + readyWithin;
  while (Date.now() < deadline) {
    if (child.process.exitCode !== null) break;
    if (await answersReady(baseUrl)) return;
    await pause(100);
  }
  throw new Error(`The server did not become ready at ${baseUrl}:\n${child.output()}`);
}

const answersReady = async (baseUrl: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${baseUrl}/health/ready`);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
};

async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), stopWithin);
  await gone;
  clearTimeout(forced);
}
