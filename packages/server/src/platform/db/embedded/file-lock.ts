import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, EmbeddedPostgresError } from './errors.ts';
import { identify, isRunning, sleep, type ProcessIdentity } from './processes.ts';

export interface FileLockOptions {
  readonly path: string;
  /** Told once, with the process that holds the lock, when there is something to wait for. */
  readonly onWait?: (holderPid: number) => void;
  /** Default: three minutes, which is longer than a first start on a slow disk. */
  readonly timeoutMs?: number;
}

interface Holder extends ProcessIdentity {
  readonly nonce: string;
}

const TIMEOUT_MS = 180_000;
const RETRY_MS = 25;
// A lock appears whole (a link), so one that cannot be read was cut short by a power failure.
const UNREADABLE: Holder = { pid: 0, start: '', nonce: 'unreadable' };

/**
 * Runs the work while no other process, and nothing else in this one, holds the same path. A lock whose holder was
 * killed is taken over.
 * @throws EmbeddedPostgresError when the lock stays taken
 */
export async function withFileLock<T>(options: FileLockOptions, work: () => Promise<T>): Promise<T> {
  await acquire(options);
  try {
    await removeDrafts(options.path);
    return await work();
  } finally {
    await rm(options.path, { force: true });
  }
}

async function acquire(options: FileLockOptions): Promise<void> {
  const self = await identify(process.pid);
  const mine: Holder = { pid: process.pid, start: self?.start ?? '', nonce: randomBytes(8).toString('hex') };
  const draft = `${options.path}.${mine.nonce}`;
  try {
    await writeFile(draft, JSON.stringify(mine));
    await linkWhenFree(draft, options);
  } finally {
    await rm(draft, { force: true });
  }
}

async function linkWhenFree(draft: string, options: FileLockOptions): Promise<void> {
  const deadline = performance.now() + (options.timeoutMs ?? TIMEOUT_MS);
  let told = false;
  while (!(await tryLink(draft, options.path))) {
    const holder = await readHolder(options.path);
    if (holder === null) continue;
    if (!(await isRunning(holder))) {
      await removeStale(options.path, holder);
      continue;
    }
    if (performance.now() > deadline) throw stuck(options.path, holder);
    if (!told) options.onWait?.(holder.pid);
    told = true;
    await sleep(RETRY_MS);
  }
}

// Left by processes that were killed while they waited. One that cannot be read yet is being written.
async function removeDrafts(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix) || !/\.[0-9a-f]{16}$/.test(name)) continue;
    const draft = join(dirname(path), name);
    const holder = await readHolder(draft);
    if (holder !== null && holder !== UNREADABLE && !(await isRunning(holder))) await rm(draft, { force: true });
  }
}

/**
 * Of several processes that find the same dead holder one removes its lock, under a lock named after that holder:
 * removing it unguarded could hit the lock of the quickest of them, taken a moment before.
 */
function removeStale(path: string, holder: Holder): Promise<void> {
  return withFileLock({ path: `${path}.${holder.nonce}.stale` }, async () => {
    const current = await readHolder(path);
    if (current?.nonce === holder.nonce) await rm(path, { force: true });
  });
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : UNREADABLE;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (error instanceof SyntaxError) return UNREADABLE;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'start' in value &&
    typeof value.start === 'string' &&
    'nonce' in value &&
    typeof value.nonce === 'string'
  );
}

function stuck(path: string, holder: Holder): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Process ${holder.pid} has been starting the database for too long. End it, or remove ${path} if it is not Arasta.`,
  );
}
