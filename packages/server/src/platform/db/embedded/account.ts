import { spawn } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresError, messageOf } from './errors.ts';

/** The system user that runs PostgreSQL, which refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

export interface Outcome {
  readonly status: number;
  /** What the program wrote to both its outputs. */
  readonly output: string;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: string;
}

// PostgreSQL's programs read LC_*, PG* and LD_* variables: what they get must not depend on the caller's shell.
export const CLEAN_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' } as const;

/**
 * Who runs PostgreSQL: null means ourselves. As root it is the owner of the cluster if there is one, the owner of
 * the checkout if that is not root, and else `nobody`.
 */
export async function postgresAccount(checkoutDir: string, clusterDir: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  return (await ownerOf(clusterDir)) ?? (await ownerOf(checkoutDir)) ?? nobody();
}

/** What `spawn` needs to run something as the account. */
export function identityOf(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

export function nameOf(account: Account | null): string {
  return account?.name ?? 'this user';
}

/** Hands a file or folder to the account; nothing to do when that is ourselves. */
export async function handOver(path: string, account: Account | null): Promise<void> {
  if (account !== null) await chown(path, account.uid, account.gid);
}

/** Whether the account can go into the folder, asked of the system itself: mode bits do not tell of ACLs. */
export async function canEnter(account: Account | null, folder: string): Promise<boolean> {
  const { status } = await runAs(account, { program: '/bin/sh', args: ['-c', 'cd -- "$1"', 'sh', folder] });
  return status === 0;
}

/** Runs a program to its end. One that cannot be started has status -1 and the reason as its output. */
export function runAs(account: Account | null, command: Command): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command.program, command.args, { ...identityOf(account), env: CLEAN_ENVIRONMENT, cwd: '/' });
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ status: -1, output: messageOf(error) }));
    child.on('close', (status) => resolve({ status: status ?? -1, output }));
    // A program that ends before reading its input is judged by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(command.input ?? '');
  });
}

async function ownerOf(path: string): Promise<Account | null> {
  const { uid, gid } = await stat(path).catch(() => ({ uid: 0, gid: 0 }));
  if (uid === 0) return null;
  return (await readAccounts()).find((account) => account.uid === uid) ?? { uid, gid, name: `user ${uid}` };
}

async function nobody(): Promise<Account> {
  const accounts = await readAccounts();
  const found = accounts.find(({ name }) => name === 'nobody') ?? accounts.find(({ uid }) => uid !== 0);
  if (found !== undefined) return found;
  throw new EmbeddedPostgresError(
    'PostgreSQL cannot run as root and there is no other user here. Add one, or set DATABASE_URL to use another PostgreSQL.',
  );
}

async function readAccounts(): Promise<Account[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^-?\d+$/.test(fields[2] ?? ''))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
