import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { migrate } from '../../src/platform/db/index.ts';
import { installJobs } from '../../src/platform/jobs/index.ts';

export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer;
    /** Where test files may share what takes long to make; gone after the run. */
    sharedFolder: string;
  }
}

export const TEMPLATE = 'arasta_template';

// A test database lives for seconds: it need not survive a power cut.
const FAST = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  // Nor does it need cleaning, which would come at any moment and plan statements anew.
  autovacuum: 'off',
};

/** One PostgreSQL for the whole suite, with a migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-test-'));
  await chmod(folder, 0o755);
  const postgres = await openEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    checkoutDir: fileURLToPath(new URL('../../../..', import.meta.url)),
    version: process.env['ARASTA_TEST_POSTGRES'] === '15' ? 15 : 18,
    settings: FAST,
    now: () => new Date(),
  });
  const { connection } = postgres;
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate({ connection: { ...connection, database: TEMPLATE } });
  await installJobs({ ...connection, database: TEMPLATE });
  const { host, port, user, password } = connection;
  project.provide('sharedFolder', folder);
  project.provide('postgres', { host, port, user, password });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
