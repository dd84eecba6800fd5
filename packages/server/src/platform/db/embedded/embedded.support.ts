import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { openEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './index.ts';
import { identify, waitUntilGone, type ProcessIdentity } from './processes.ts';

/** Another process that opened the database of a folder. */
export interface OtherProcess {
  readonly child: ChildProcess;
  readonly owned: boolean;
  readonly host: string;
  /** Asks it to stop its database, and waits for its end. */
  finish(): Promise<void>;
}

export interface TestFolder {
  readonly dataDir: string;
  readonly clusterDir: string;
  open(options?: Partial<EmbeddedOptions>): Promise<EmbeddedPostgres>;
  openElsewhere(): Promise<OtherProcess>;
  postmaster(): Promise<ProcessIdentity>;
  /** Stops everything that was opened; the database stays. */
  quiet(): Promise<void>;
  /** Stops everything that was opened and removes the folder. */
  dispose(): Promise<void>;
}

/** A fresh place for a database, which PostgreSQL's user may enter. */
export async function testFolder(): Promise<TestFolder> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'arasta-test-')));
  await chmod(root, 0o755);
  const dataDir = join(root, 'data');
  const opened: EmbeddedPostgres[] = [];
  const children: ChildProcess[] = [];
  const hosts = new Set<string>();
  const clusterDir = join(dataDir, 'postgres');
  const quiet = async (): Promise<void> => {
    const left = await postmasterOf(clusterDir).catch(() => null);
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const database of opened.splice(0)) await database.stop();
    if (left !== null) await waitUntilGone(left, 20_000);
  };
  return {
    dataDir,
    clusterDir,
    open: async (options = {}) => {
      const base = { dataDir, checkoutDir: root, settings: { fsync: 'off' }, now: () => new Date(0) };
      const database = await openEmbeddedPostgres({ ...base, ...options });
      opened.push(database);
      hosts.add(database.connection.host);
      return database;
    },
    openElsewhere: async () => {
      const other = await openElsewhere(dataDir, root, children);
      hosts.add(other.host);
      return other;
    },
    postmaster: () => postmasterOf(clusterDir),
    quiet,
    dispose: async () => {
      await quiet();
      for (const host of hosts) await rm(host, { recursive: true, force: true });
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function openElsewhere(dataDir: string, root: string, children: ChildProcess[]): Promise<OtherProcess> {
  const script = join(import.meta.dirname, 'owner.fixture.ts');
  const child = spawn(process.execPath, [script, dataDir, root], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said !== 'object' || said === null || !('owned' in said) || !('host' in said)) break;
    return { child, owned: said.owned === true, host: String(said.host), finish: () => finish(child) };
  }
  throw new Error('The other process opened no database');
}

async function finish(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.stdin?.write('stop\n');
  await exit;
}

async function postmasterOf(clusterDir: string): Promise<ProcessIdentity> {
  const [pid] = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
  const identity = await identify(Number(pid));
  if (identity === null) throw new Error(`No PostgreSQL runs in ${clusterDir}`);
  return identity;
}

/** The first column of the statement's first row, over a connection of its own. */
export async function valueOf(database: EmbeddedPostgres, statement: string): Promise<unknown> {
  const client = new pg.Client(database.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return result.rows[0]?.[0];
  } finally {
    await client.end();
  }
}
