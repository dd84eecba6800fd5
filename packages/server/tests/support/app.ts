import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { type Composition, compose, type Outside } from '../../src/composition.ts';
import { jobHandlers } from '../../src/jobs.ts';
import { type Environment, loadConfig } from '../../src/platform/config/index.ts';
import { pendingJobs, runDueJobs } from '../../src/platform/jobs/index.ts';
import { openLogger } from '../../src/platform/observability/logger.ts';
import { Customer } from './customer.ts';
import { type TestClock, testClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { checkAnswers } from './contract.ts';

export interface TestShop {
  readonly app: FastifyInstance;
  readonly deps: Composition;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** Everything the server has logged so far. */
  logs(): string;
  /** A new customer's browser: no cookies yet. */
  visit(headers?: Record<string, string>): Customer;
  /** Lets this server learn what was changed: a started one looks four times a second. */
  catchUp(): Promise<void>;
  /** Runs the jobs that are due, and those they enqueue. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

export interface ShopOptions {
  /** Instead of an empty one; closed with the shop. */
  readonly database?: TestDatabase;
  readonly env?: Environment;
  readonly outside?: Partial<Omit<Outside, 'config' | 'db'>>;
  /** What features are connected with otherwise than in production: a hook into a feature above the one that is tested. */
  readonly rewire?: (deps: Composition) => Partial<Composition>;
}

/** What every server of the tests is told, unless a test says otherwise. */
export const TEST_ENV = {
  ARASTA_ENV: 'test',
  PUBLIC_URL: 'http://shop.test',
  // The API by itself: links lead to the server's own pages.
  ARASTA_SHOP: 'off',
  ARASTA_SECRET_KEY: 'test-secret-key-test-secret-key-test',
  CAPTCHA_PROVIDER: 'development',
  PASSWORD_HASH_CONCURRENCY: '2',
  LOG_LEVEL: 'trace',
};

/** The server as production builds it, on a database of its own and a clock that tests set. */
export async function openShop(options: ShopOptions = {}): Promise<TestShop> {
  const { env = {}, outside = {}, rewire = () => ({}) } = options;
  const database = options.database ?? (await createTestDatabase());
  const clock = testClock();
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const mediaDir = join(tmpdir(), `arasta-pictures-${randomUUID()}`);
  const config = loadConfig({ ...TEST_ENV, ARASTA_MEDIA_DIR: mediaDir, ...env });
  const log = openLogger(config.logLevel, sink);
  const callHook: Outside['callHook'] = async (url, { headers, body }) => {
    const answer = await app.inject({ method: 'POST', url, headers: { host: 'shop.test', ...headers }, payload: body });
    return answer.statusCode;
  };
  // Whoever is at this address is the shop itself: the simulated provider.
  const fetchProvider: Outside['fetchProvider'] = async (url, { method, headers, body }) => {
    const call =
      method === 'POST'
        ? { method, payload: body instanceof URLSearchParams ? body.toString() : '' }
        : { method: 'GET' as const };
    const answer = await app.inject({ ...call, url, headers: { ...headers, host: new URL(url).host } });
    return new Response(answer.payload, { status: answer.statusCode, headers: { 'content-type': 'application/json' } });
  };
  const composed = compose({ config, db: database.db, clock, log, callHook, fetchProvider, ...outside });
  const deps = { ...composed, ...rewire(composed) };
  await deps.changes.poll();
  const app = await buildApp(deps, log, checkAnswers);
  return {
    ...{ app, deps, clock, database },
    logs: () => lines.join(''),
    catchUp: () => deps.changes.poll(),
    visit: (headers = {}) => new Customer(app, headers),
    runJobs: async () => {
      const outcomes = await runDueJobs({ connection: database.connection, handlers: jobHandlers(deps), log, clock });
      const failed = outcomes.find(({ error }) => error !== null);
      if (failed !== undefined) throw new Error(`Job ${failed.name} failed`, { cause: failed.error });
    },
    close: async () => {
      await app.close();
      await database.close();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

/**
 * Opens a shop for all tests of a file. A test that leaves a job in the queue fails: either it is part of the promise
 * and the test runs it, or it should not have been enqueued.
 */
export function useShop(options: ShopOptions = {}): () => TestShop {
  let shop: TestShop | null = null;
  beforeAll(async () => {
    shop = await openShop(options);
  });
  afterEach(async () => {
    if (shop !== null) expect(await pendingJobs(shop.database.db), 'jobs left in the queue').toEqual([]);
  });
  afterAll(async () => {
    await shop?.close();
    // The file stays in memory after its tests; what it logged need not.
    shop = null;
  });
  return () => {
    if (shop === null) throw new Error('The shop is opened before the first test');
    return shop;
  };
}
