import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { handOver, runAs, type Account, type Outcome } from './account.ts';
import type { PostgresVersion } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { explain } from './log-file.ts';

export const ROLE = 'arasta';
export const DATABASE = 'arasta';

/** One database cluster: a folder that PostgreSQL keeps, and what stands around it in the data folder. */
export interface Cluster {
  readonly dataDir: string;
  /** PostgreSQL's own folder. */
  readonly dir: string;
  readonly version: PostgresVersion;
  readonly account: Account | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly progress: (line: string) => void;
}

/** The password of the role, made with the cluster and kept in it, so that a copy of the folder has it too. */
export async function readPassword(cluster: Cluster): Promise<string> {
  const file = passwordFile(cluster.dir);
  const password = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (password !== '') return password;
  throw new EmbeddedPostgresError(
    `The password of the database is missing (${file}). Put it back, or move ${cluster.dir} away to begin with an empty database.`,
  );
}

/** @throws EmbeddedPostgresError when the cluster is not ours to run. @returns whether there is one. */
export async function checkCluster(cluster: Cluster): Promise<boolean> {
  const found = await stat(cluster.dir).catch(() => null);
  if (found === null) return false;
  if (cluster.account === null && found.uid !== process.getuid?.()) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster.dir} belongs to another user (${found.uid}). Start as that user, or point ARASTA_DATA_DIR to a folder of your own.`,
    );
  }
  const version = (await readFile(join(cluster.dir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === String(cluster.version)) return true;
  throw new EmbeddedPostgresError(
    version === ''
      ? `${cluster.dir} is not a database folder. Move it away, or point ARASTA_DATA_DIR to another folder.`
      : `The database in ${cluster.dir} was written by PostgreSQL ${version}, this is PostgreSQL ${cluster.version}. Restore a backup made with PostgreSQL ${version}, or point ARASTA_DATA_DIR to another folder.`,
  );
}

/**
 * Makes the cluster with its role, password and database. It appears whole or not at all: an attempt that was killed
 * leaves only a draft, which the next one removes. Call it under the lock.
 */
export async function createCluster(cluster: Cluster, binaries: string): Promise<void> {
  cluster.progress('Making the database …');
  await removeDrafts(cluster);
  const draft = `${cluster.dir}.draft-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await handOver(draft, cluster.account);
    const password = join(draft, 'password');
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    await handOver(password, cluster.account);
    const made = join(draft, 'cluster');
    await initialize(cluster, binaries, { made, password });
    await createDatabase(cluster, binaries, made);
    await rename(password, passwordFile(made));
    await rename(made, cluster.dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

// The initdb of a killed attempt may still be writing to its draft: what cannot be removed now goes another time.
async function removeDrafts(cluster: Cluster): Promise<void> {
  const prefix = `${basename(cluster.dir)}.draft`;
  for (const name of await readdir(cluster.dataDir)) {
    if (!name.startsWith(prefix)) continue;
    await rm(join(cluster.dataDir, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

// The character type decides what pg_trgm and, before PostgreSQL 18, text search take for a letter: under plain C
// "ışık" has no trigrams but those of "k". Order and case come from ICU in any case.
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

async function initialize(
  cluster: Cluster,
  binaries: string,
  files: { made: string; password: string },
): Promise<void> {
  let outcome: Outcome = { status: -1, output: '' };
  for (const characterType of CHARACTER_TYPES) {
    const args = [
      ...['-D', files.made, '-U', ROLE, `--pwfile=${files.password}`, '--auth=scram-sha-256', '-E', 'UTF8'],
      ...['--locale-provider=icu', '--icu-locale=und', '--locale=C', `--lc-ctype=${characterType}`],
      ...['--data-checksums', '--no-instructions', ...(cluster.settings.fsync === 'off' ? ['--no-sync'] : [])],
    ];
    outcome = await runAs(cluster.account, { program: join(binaries, 'bin/initdb'), args });
    if (outcome.status === 0) return;
    if (!/invalid locale|locale name/i.test(outcome.output)) break;
  }
  throw failure(cluster, outcome);
}

// Without a server: the database is there before anybody can connect, and a cluster without it never appears.
async function createDatabase(cluster: Cluster, binaries: string, made: string): Promise<void> {
  const durable = cluster.settings.fsync === 'off' ? ['-c', 'fsync=off'] : [];
  const outcome = await runAs(cluster.account, {
    program: join(binaries, 'bin/postgres'),
    args: ['--single', '-D', made, '-c', 'exit_on_error=on', ...durable, 'template1'],
    input: `CREATE DATABASE ${DATABASE};\n`,
  });
  if (outcome.status !== 0) throw failure(cluster, outcome);
}

function failure(cluster: Cluster, outcome: Outcome): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database could not be made in ${cluster.dataDir}: ${explain(outcome.output, null)}`,
  );
}

function passwordFile(clusterDir: string): string {
  return join(clusterDir, 'arasta.password');
}
