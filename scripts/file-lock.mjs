// One at a time across processes, in plain JavaScript for Node 18 and later (the server's own is TypeScript:
// packages/server/src/platform/db/embedded/file-lock.ts).
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Runs the work while no other process holds the path. A lock whose holders are all gone is taken over. The work may
 * name a child process that holds the lock too. `onWait` is told once who holds it.
 */
export async function withLock(path, work, onWait = () => undefined) {
  const mine = { holders: [identify(process.pid)], nonce: randomBytes(8).toString('hex') };
  const draft = `${path}.${mine.nonce}`;
  const write = () => writeFileSync(draft, JSON.stringify(mine));
  write();
  let told = false;
  while (!tryLink(draft, path)) {
    const other = readLock(path);
    if (other === null) continue;
    const holder = other.holders.find(isRunning);
    if (holder === undefined) await removeStale(path, other);
    else {
      if (!told) onWait(holder.pid);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  rmSync(draft);
  try {
    return await work((pid) => {
      mine.holders = [identify(process.pid), identify(pid)];
      write();
      renameSync(draft, path);
    });
  } finally {
    rmSync(path, { force: true });
  }
}

// Under a lock named after the dead holder: unguarded, the second to notice would remove the first one's new lock.
function removeStale(path, stale) {
  return withLock(`${path}.${stale.nonce}.stale`, async () => {
    if (readLock(path)?.nonce === stale.nonce) rmSync(path, { force: true });
  });
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const lock = JSON.parse(text);
    if (Array.isArray(lock.holders) && typeof lock.nonce === 'string') return lock;
  } catch {
    // Cut short by a power failure: nobody holds it.
  }
  return { holders: [], nonce: 'unreadable' };
}

function identify(pid) {
  return { pid, start: startOf(pid) };
}

function isRunning({ pid, start }) {
  return start !== '' && startOf(pid) === start;
}

/** When the process began, or an empty text: a number alone may meanwhile belong to another process. */
function startOf(pid) {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? '' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${rest[18]}`;
  } catch {
    return '';
  }
}
