import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { buildApp } from './app.ts';
import { type Composition, compose } from './composition.ts';
import { openShopDatabase, prepareDatabase, type ShopDatabase, withDataDir } from './database.ts';
import { seedCustomers, seedDemo, seedStaff } from './demo/index.ts';
import { jobHandlers, schedule } from './jobs.ts';
import { pollChanges } from './platform/cache/index.ts';
import { systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import { type OpenDatabase, openDatabase } from './platform/db/index.ts';
import { startWorker, type Worker } from './platform/jobs/index.ts';
import { type Logger, openLogger } from './platform/observability/logger.ts';
import { type StatementMeter, statementMeter } from './platform/observability/statements.ts';
import { systemRandom } from './platform/random/index.ts';
import { isEmpty } from './demo/demo.queries.ts';

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8000`. */
  readonly address: string;
  /** Stops taking requests, ends those under way, then the jobs, then the database. Safe to call twice. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly progress: (line: string) => void;
}

/**
 * Starts the server: database, migrations, demo data (development only, into an empty embedded database), jobs, HTTP.
 * @throws Error with a message for people when something is in the way; everything started is stopped again
 */
export async function startServer({ config: given, progress }: StartOptions): Promise<RunningServer> {
  const surroundings = { clock: systemClock, random: systemRandom(), progress };
  const config = await withDataDir(given, surroundings.random);
  const logger = openLogger(config.logLevel);
  const undo: (() => Promise<void>)[] = [];
  const stop = stopper(undo);
  try {
    await refuseTakenPort(config);
    const database = await openShopDatabase(config, surroundings);
    if (database.embedded !== null) undo.push(watch(database.embedded, logger));
    await prepareDatabase(database, progress);
    const meter = config.development ? statementMeter() : null;
    const open = openPool(config, database, { logger, meter });
    undo.push(() => open.close());
    const state = { draining: false };
    const counted = meter === null ? {} : { meter };
    const deps = compose({ config, db: open.db, log: logger, isDraining: () => state.draining, ...counted });
    await seedIfEmpty(deps, database, progress);
    undo.push(await followPublicData(deps, logger));
    const worker = await startJobs(deps, database, logger);
    if (worker !== null) undo.push(() => worker.stop());
    const app = await buildApp(deps, logger);
    undo.push(() => {
      state.draining = true;
      return drain(app);
    });
    return { address: await listen(app, config), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Looks once before anything is kept, then goes on looking. */
async function followPublicData({ changes }: Composition, logger: Logger): Promise<() => Promise<void>> {
  await changes.poll();
  const poller = pollChanges(changes, (error) => logger.warn({ err: error }, 'could not read the changes'));
  return async () => poller.stop();
}

const SWEEP_EVERY_MS = 50;

/** Takes no new connections and waits for the requests under way; their connections are closed once they are idle. */
async function drain(app: FastifyInstance): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), SWEEP_EVERY_MS);
  await app.close();
  clearInterval(timer);
}

/** Undoes in reverse, once. */
function stopper(undo: readonly (() => Promise<void>)[]): () => Promise<void> {
  let stopped: Promise<void> | null = null;
  const run = async () => {
    for (const step of undo.toReversed()) await step();
  };
  return () => (stopped ??= run());
}

interface PoolWatchers {
  readonly logger: Logger;
  readonly meter: StatementMeter | null;
}

function openPool(config: Config, database: ShopDatabase, { logger, meter }: PoolWatchers): OpenDatabase {
  return openDatabase({
    connection: database.connection,
    poolSize: config.databasePoolSize,
    prepare: config.preparedStatements,
    ...(meter === null ? {} : { onStatement: () => meter.note() }),
    onIdleError: (error) => logger.warn({ err: error }, 'an idle database connection broke'),
  });
}

const CHECK_EVERY_MS = 2000;

/** Keeps the embedded PostgreSQL running while we are, and stops it with us. */
function watch(embedded: NonNullable<ShopDatabase['embedded']>, logger: Logger): () => Promise<void> {
  const timer = setInterval(() => {
    embedded.ensure().catch((error: unknown) => logger.error({ err: error }, 'the embedded PostgreSQL is down'));
  }, CHECK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await embedded.stop();
  };
}

async function seedIfEmpty(deps: Composition, { embedded }: ShopDatabase, progress: (line: string) => void) {
  const { development, demo } = deps.config;
  if (!development || embedded === null) return;
  await seedStaff(deps, progress);
  if (!(await isEmpty(deps.db))) return;
  if (demo) progress('Loading the demo shop');
  await (demo ? seedDemo(deps, progress) : seedCustomers(deps, progress));
}

async function startJobs(deps: Composition, database: ShopDatabase, log: Logger): Promise<Worker | null> {
  if (!deps.config.runJobs) return null;
  const { clock, devConsole } = deps;
  const told = devConsole === null ? {} : { onOutcome: devConsole.noteJob };
  return startWorker({ connection: database.direct, handlers: jobHandlers(deps), schedule, log, clock, ...told });
}

/** Before anything is made: a first start takes a while. @throws Error in one line when the port is taken */
async function refuseTakenPort(config: Config): Promise<void> {
  const { host, port } = config;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port }, resolve);
    });
  } catch (error) {
    throw takenPort(error, config);
  } finally {
    probe.close();
  }
}

/** @throws Error in one line when the port is taken */
async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw takenPort(error, config);
  }
}

function takenPort(error: unknown, { host, port }: Config): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!taken) return error;
  return new Error(
    `Port ${port} on ${host} is in use by another process: stop it, or choose another port with PORT=${port + 1} npm start`,
  );
}
