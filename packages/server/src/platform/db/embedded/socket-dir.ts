import { createHash, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, handOver, type Account } from './account.ts';
import { codeOf, EmbeddedPostgresError } from './errors.ts';

export const PORT = 5432;

const SOCKET = `.s.PGSQL.${PORT}`;
// sun_path holds 104 bytes on macOS (108 on Linux), the closing NUL included.
const LONGEST_PATH = 103;
// Where temporary files are without a TMPDIR.
const USUAL_TMP = '/tmp';

/**
 * Makes the folder of PostgreSQL's socket: short, 0700, the account's own. The same cluster gets the same folder
 * again, unless somebody else took its name; the place of a TMPDIR comes before the previous one, as all who have it see
 * the socket there. Before both comes the one that this process has connections to. Only call it when no PostgreSQL of
 * this cluster runs.
 */
export async function prepareSocketDir(
  account: Account | null,
  clusterDir: string,
  previous: string | null,
  held: string | null = null,
): Promise<string> {
  const name = `arasta-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 12)}`;
  const own = join(tmpdir(), name);
  const usual = tmpdir() === USUAL_TMP ? [previous, own] : [own, previous];
  for (const folder of [
    held,
    ...usual,
    join(USUAL_TMP, name),
    `${USUAL_TMP}/arasta-${randomBytes(8).toString('hex')}`,
  ]) {
    if (folder !== null && fits(folder) && (await claim(folder, account))) return folder;
  }
  throw new EmbeddedPostgresError(
    `No folder for the database's socket could be made in ${tmpdir()}. Set TMPDIR to one that can be written, or DATABASE_URL to use another PostgreSQL.`,
  );
}

/** Whether the socket is there for us: the /tmp of one process may be hidden from another. */
export function seesSocket(folder: string): Promise<boolean> {
  return lstat(join(folder, SOCKET)).then(
    (found) => found.isSocket(),
    () => false,
  );
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_PATH;
}

async function claim(folder: string, account: Account | null): Promise<boolean> {
  try {
    if (await makeFolder(folder)) await handOver(folder, account);
    const found = await lstat(folder);
    // Everybody may write to /tmp: a folder or link of that name that is not ours could be a trap.
    if (!found.isDirectory() || found.uid !== (account?.uid ?? process.getuid?.())) return false;
    await chmod(folder, 0o700);
    await removeLeftOvers(folder);
    return await canEnter(account, folder);
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EROFS'].includes(codeOf(error))) return false;
    throw error;
  }
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

// PostgreSQL refuses to start over a lock file of a killed one whose number another process of the user now has.
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(SOCKET)) await rm(join(folder, name), { force: true });
  }
}
