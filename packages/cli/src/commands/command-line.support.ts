import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { main } from '../main.ts';
import type { Terminal } from '../terminal.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as tests use it, on an empty PostgreSQL of its own. */
export interface CommandLine {
  /** A folder for files, once the tests run. */
  readonly folder: string;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** The same at another terminal. */
  readonly runAt: (terminal: Partial<Terminal>, ...args: readonly string[]) => Promise<Ran>;
  /** Behind the shop's back: what no command does. */
  readonly query: (statement: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
}

/** Opens it for all tests of a file. `name` is the file's own: `orders`. */
export function useCommandLine(name: string): CommandLine {
  const database = `cli_${name}_${process.pid}`;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'arasta-cli-'));
    await ask('postgres', `create database ${database}`);
  }, 60_000);
  afterAll(async () => {
    await ask('postgres', `drop database ${database} with (force)`);
    await rm(folder, { recursive: true });
  });
  const runAt: CommandLine['runAt'] = async (over, ...args) => {
    const ran = { out: '', err: '' };
    const status = await main([...args], {
      print: (text) => (ran.out += text),
      complain: (text) => (ran.err += text),
      env: environment(database, folder),
      readLine: () => Promise.resolve('correct horse battery'),
      untilStopped: () => new Promise(() => undefined),
      ...over,
    });
    return { status, ...ran };
  };
  return {
    get folder(): string {
      return folder;
    },
    run: (...args) => runAt({}, ...args),
    runAt,
    query: (statement, values) => ask(database, statement, values),
  };
}

function environment(database: string, folder: string): Terminal['env'] {
  const { user, password, host, port } = inject('postgres');
  const url = `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  return {
    ...{ ARASTA_ENV: 'test', DATABASE_URL: url, ARASTA_MEDIA_DIR: folder },
    ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-cli-secret-0123456789-xyz',
  };
}

async function ask(database: string, statement: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ ...inject('postgres'), database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
