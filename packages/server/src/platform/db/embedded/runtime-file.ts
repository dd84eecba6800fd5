import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ProcessIdentity } from './processes.ts';

/** Who started the running PostgreSQL, for the next process that comes along. It may be out of date. */
export interface Runtime {
  /** Whose note it is: a copied data folder brings the one of its original along. */
  readonly cluster: string;
  readonly postmaster: ProcessIdentity;
  /** The process whose end stops PostgreSQL. */
  readonly owner: ProcessIdentity;
  readonly socketDir: string;
  readonly port: number;
  readonly startedAt: string;
}

/** Null when there is none, none that can be read, or one of another cluster. */
export async function readRuntime(path: string, cluster: string): Promise<Runtime | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRuntime(value) && value.cluster === cluster ? value : null;
  } catch {
    // It only spares a restart: one that is missing or broken is as good as none.
    return null;
  }
}

export async function writeRuntime(path: string, runtime: Runtime): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(runtime, null, 2)}\n`);
  await rename(draft, path);
}

function isRuntime(value: unknown): value is Runtime {
  return (
    typeof value === 'object' &&
    value !== null &&
    'cluster' in value &&
    'postmaster' in value &&
    isIdentity(value.postmaster) &&
    'owner' in value &&
    isIdentity(value.owner) &&
    'socketDir' in value &&
    typeof value.socketDir === 'string'
  );
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'start' in value &&
    typeof value.start === 'string'
  );
}
