import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Environment } from '../platform/config/index.ts';
import { BackupError } from './errors.ts';
import { majorOf } from './manifest.ts';

/** A program of PostgreSQL's that runs, and its end. */
export interface RunningProgram {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: NodeJS.ReadableStream;
  /** Fulfils at its end. @throws BackupError with what it said when it failed */
  readonly ended: Promise<void>;
}

export interface ProgramCall {
  readonly name: 'pg_dump' | 'pg_restore';
  /** Of the server: a program of another one reads or writes what the other does not know. */
  readonly major: number;
  readonly url: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/**
 * Starts the program of the server's own version. The password is not in its arguments, which everybody on the machine
 * can read.
 * @throws BackupError naming the version needed, when there is none
 */
export async function startProgram(call: ProgramCall): Promise<RunningProgram> {
  const program = await findProgram(call);
  const { url, password } = withoutPassword(call.url);
  const child = spawn(program, [...call.args, `--dbname=${url}`], {
    env: { ...call.env, ...(password === null ? {} : { PGPASSWORD: password }) },
    signal: call.signal,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // A program that ends before it has read all is judged by its status.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new BackupError(`${call.name} failed: ${said.trim() || 'it did not say why'}`));
    });
  });
  ended.catch(() => undefined);
  return { stdin: child.stdin, stdout: child.stdout, ended };
}

async function findProgram({ name, major, env }: ProgramCall): Promise<string> {
  const found: string[] = [];
  for (const folder of [...usualFolders(major), ...(env['PATH'] ?? '').split(delimiter)]) {
    const program = join(folder, name);
    if (folder === '' || !(await isExecutable(program))) continue;
    const version = await versionOf(program);
    if (majorOf(version) === major) return program;
    found.push(`${program} is of version ${version}`);
  }
  const hint = `Install it (Debian: apt-get install postgresql-client-${major}), or have the folder of its programs in PATH`;
  throw new BackupError(
    `${name} of PostgreSQL ${major} is needed for this database, and is not here${found.length === 0 ? '' : ` (${found.join(', ')})`}. ${hint}.`,
  );
}

function usualFolders(major: number): string[] {
  return [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`, `/opt/homebrew/opt/postgresql@${major}/bin`];
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** `15.18` of `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`. */
function versionOf(program: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', () => resolve('?'));
    child.on('close', () => resolve(/\) (\d+(?:\.\d+)?)/.exec(said)?.[1] ?? '?'));
  });
}

const KNOWN = new Set([
  ...['host', 'port', 'user', 'dbname', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'options', 'application_name'],
]);

// A user needs a host in a URL; an address may leave it to the parameters, and the driver lends one as well.
const NO_HOST = 'no-host';

/**
 * The address as PostgreSQL's programs read it, without the parameters that only Node's driver knows. The password is
 * the one that the driver reads, which takes the last `@` for the end of it.
 */
export function withoutPassword(address: string): { url: string; password: string | null } {
  const [base = '', query = ''] = address.split('?', 2);
  const parts = new URL(base.replace('@/', `@${NO_HOST}/`));
  const parameters = new URLSearchParams(query);
  const kept = [...parameters].filter(([name]) => KNOWN.has(name));
  const words = kept.map(([name, value]) => `${name}=${encodeURIComponent(value === 'no-verify' ? 'require' : value)}`);
  const user = parts.username === '' ? '' : `${parts.username}@`;
  const host = parts.hostname === NO_HOST ? '' : parts.host;
  const bare = `${parts.protocol}//${user}${host}${parts.pathname}`;
  const own = parts.password === '' ? null : decodeURIComponent(parts.password.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  return {
    url: words.length === 0 ? bare : `${bare}?${words.join('&')}`,
    password: parameters.get('password') ?? own,
  };
}
