import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { canEnter, handOver, nameOf, postgresAccount, type Account } from './account.ts';
import { EmbeddedPostgresError } from './errors.ts';

/** Where root keeps what the unprivileged user must reach. */
export const ROOT_DIR = '/var/lib/arasta';

export const CLUSTER_NAME = 'postgres';

/**
 * Where the data folder is: the one asked for; else `.arasta` in the checkout; else, as root with a checkout that
 * PostgreSQL's user cannot enter, a folder of that checkout's own under `/var/lib/arasta`. A database that is already
 * in one of the two decides, so that opening or closing the checkout to others never looks like an empty shop.
 */
export async function resolveDataDir(options: { dataDir: string | null; checkoutDir: string }): Promise<string> {
  if (options.dataDir !== null) return resolve(options.dataDir);
  const checkout = await realpath(options.checkoutDir);
  const near = join(checkout, '.arasta');
  const account = await postgresAccount(checkout, join(near, CLUSTER_NAME));
  if (account === null || (await exists(join(near, CLUSTER_NAME)))) return near;
  const far = join(ROOT_DIR, createHash('sha256').update(checkout).digest('hex').slice(0, 16));
  if (await exists(join(far, CLUSTER_NAME))) return far;
  return (await canEnter(account, checkout)) ? near : far;
}

/**
 * Makes the data folder and lets the account through to its cluster. @returns its real path.
 * @throws EmbeddedPostgresError when the account cannot get there
 */
export async function openDataDir(dataDir: string, account: Account | null): Promise<string> {
  if (dirname(dataDir) === ROOT_DIR) {
    await mkdir(ROOT_DIR, { recursive: true });
    await chmod(ROOT_DIR, 0o755);
  }
  const made = await mkdir(dataDir, { recursive: true, mode: account === null ? 0o700 : 0o711 });
  if (made !== undefined && account !== null) await adopt(dataDir, account);
  const real = await realpath(dataDir);
  if (await canEnter(account, real)) return real;
  // Passing through is all that is opened; what lies in the folder keeps its own modes.
  await chmod(real, (await stat(real)).mode | 0o011);
  if (await canEnter(account, real)) return real;
  throw new EmbeddedPostgresError(
    `PostgreSQL, which runs as ${nameOf(account)}, cannot enter ${real}. Point ARASTA_DATA_DIR to a folder that every user can enter, or set DATABASE_URL to use another PostgreSQL.`,
  );
}

// In a checkout that belongs to somebody, root leaves nothing behind that its owner could not remove.
async function adopt(dataDir: string, account: Account): Promise<void> {
  const { uid } = await stat(dirname(dataDir));
  if (uid === account.uid) await handOver(dataDir, account);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
