import type { Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { ignoreMissing } from './errors.ts';
import type { Connection } from './postmaster.ts';

export interface ClusterCopy {
  readonly connection: Connection;
  /** PostgreSQL's own folder, of the server that the connection leads to. */
  readonly clusterDir: string;
  /** Given the content of one file after another; its path is relative to the folder. */
  readonly put: (path: string, content: Readable) => Promise<void>;
  /** Told how many bytes there are to copy, before the first. */
  readonly onTotal: (bytes: number) => void;
}

/** What a copied cluster holds besides files: folders that PostgreSQL wants to find, empty ones too. */
export interface CopiedCluster {
  readonly folders: readonly string[];
}

/**
 * Copies the files of a running PostgreSQL, together with the log of what was written meanwhile: started on the copy, it
 * recovers what was committed when this ends (https://www.postgresql.org/docs/current/continuous-archiving.html).
 * Writers are not held up.
 */
export async function copyCluster(copy: ClusterCopy): Promise<CopiedCluster> {
  const client = new pg.Client({ ...copy.connection, application_name: 'arasta backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Until its end, which is that of the connection, PostgreSQL throws away no log that was written from here on.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [`arasta_backup_${process.pid}`]);
    await client.query(`select pg_backup_start('arasta', fast => true)`);
    const { files, folders } = await list(copy.clusterDir);
    copy.onTotal(files.reduce((sum, { bytes }) => sum + bytes, 0));
    for (const { path } of files) await putFile(copy, path);
    // Last, as PostgreSQL's own tool does.
    await copy.put(CONTROL, Readable.from([await readControl(copy.clusterDir)]));
    await putLog(client, copy);
    return { folders };
  } finally {
    await client.end();
  }
}

const CONTROL = 'global/pg_control';

/** Of these only the folder: the content is of the running server, or made anew, or the log, which comes by itself. */
const EMPTIED = new Set([
  ...['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans', 'pg_wal'],
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label|tablespace_map)$/;

interface Listing {
  readonly files: { path: string; bytes: number }[];
  readonly folders: string[];
}

async function list(root: string, folder = ''): Promise<Listing> {
  const found: Listing = { files: [], folders: [] };
  for (const entry of await entriesOf(join(root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.test(entry.name) || path === CONTROL) continue;
    if (entry.isDirectory()) {
      const inside = EMPTIED.has(path) ? await foldersOf(root, path) : await list(root, path);
      found.folders.push(path, ...inside.folders);
      found.files.push(...inside.files);
    } else if (entry.isFile()) {
      found.files.push({ path, bytes: await sizeOf(join(root, path)) });
    }
  }
  return found;
}

/** `pg_wal/archive_status` has to be there. */
async function foldersOf(root: string, folder: string): Promise<Listing> {
  if (folder !== 'pg_wal') return { files: [], folders: [] };
  const entries = await entriesOf(join(root, folder));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
  return { files: [], folders };
}

// Tables come and go while they are copied; the log knows.
async function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => ignoreMissing(error, []));
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    (error: unknown) => ignoreMissing(error, 0),
  );
}

async function putFile({ clusterDir, put }: Pick<ClusterCopy, 'clusterDir' | 'put'>, path: string): Promise<void> {
  const handle = await open(join(clusterDir, path)).catch((error: unknown) => ignoreMissing(error, null));
  if (handle !== null) await put(path, handle.createReadStream({ highWaterMark: 256 * 1024 }));
}

/** Read while it is written it could be half of each: two readings alike are one state. */
async function readControl(clusterDir: string): Promise<Buffer> {
  let before = await readFile(join(clusterDir, CONTROL));
  for (;;) {
    const now = await readFile(join(clusterDir, CONTROL));
    if (now.equals(before)) return now;
    before = now;
  }
}

interface Stopped {
  readonly label: string;
  /** The segment of the log that the copy's last needed entry is in. */
  readonly last: string;
}

/** Ends the backup and puts what it takes to recover: the label, and the log from its checkpoint to the end. */
async function putLog(client: pg.Client, { clusterDir, put }: ClusterCopy): Promise<void> {
  const { rows } = await client.query<Stopped>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)',
  );
  const [stopped] = rows;
  const first = /\(file ([0-9A-F]{24})\)/.exec(stopped?.label ?? '')?.[1];
  if (stopped === undefined || first === undefined) throw new Error('PostgreSQL did not say what the copy begins with');
  const names = await readdir(join(clusterDir, 'pg_wal'));
  const needed = names.filter((name) => isNeeded(name, first, stopped.last)).sort();
  for (const name of needed) await putFile({ clusterDir, put }, `pg_wal/${name}`);
  await put('backup_label', Readable.from([Buffer.from(stopped.label)]));
}

function isNeeded(name: string, first: string, last: string): boolean {
  if (/^[0-9A-F]{8}\.history$/.test(name)) return true;
  return /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
}
