import { hasPlaces, loadPlaces } from './features/places/index.ts';
import type { Config } from './platform/config/index.ts';
import { developmentSecretKey } from './platform/config/index.ts';
import { type Clock } from './platform/clock/index.ts';
import {
  type EmbeddedPostgres,
  finishMoves,
  openEmbeddedPostgres,
  resolveDataDir,
} from './platform/db/embedded/index.ts';
import { type DatabaseOptions, migrate, openDatabase } from './platform/db/index.ts';
import { installJobs } from './platform/jobs/index.ts';
import type { Random } from './platform/random/index.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The database a command or server works on: the one of DATABASE_URL, or the embedded one, running. */
export interface ShopDatabase {
  /** For the pool of requests. */
  readonly connection: DatabaseOptions['connection'];
  /** For jobs and migrations: past a transaction pooler. */
  readonly direct: DatabaseOptions['connection'];
  readonly embedded: EmbeddedPostgres | null;
}

export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  /** Told, in words for people, what takes its time. */
  readonly progress: (line: string) => void;
}

export const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the embedded database and the development secret live. A restore that was interrupted there is finished. */
export async function dataDirOf(config: Pick<Config, 'dataDir'>): Promise<string> {
  const dataDir = await resolveDataDir({ dataDir: config.dataDir, checkoutDir: CHECKOUT });
  await finishMoves(dataDir);
  return dataDir;
}

/** Where pictures are. A restore of them that was interrupted there is finished. */
export async function mediaDirOf(config: Pick<Config, 'dataDir' | 'mediaDir'>): Promise<string> {
  const mediaDir = config.mediaDir ?? join(await dataDirOf(config), 'media');
  await finishMoves(mediaDir);
  return mediaDir;
}

/** Opens the database; the embedded one is made and started if need be. Not migrated yet. */
export async function openShopDatabase(config: Config, { clock, progress }: Surroundings): Promise<ShopDatabase> {
  if (config.databaseUrl !== null) {
    const direct = config.databaseDirectUrl ?? config.databaseUrl;
    return { connection: config.databaseUrl, direct, embedded: null };
  }
  const dataDir = await dataDirOf(config);
  const options = { dataDir, checkoutDir: CHECKOUT, progress, now: () => clock.now() };
  const embedded = await openEmbeddedPostgres(options);
  return { connection: embedded.connection, direct: embedded.connection, embedded };
}

/** Brings schema and job queue to the newest version, and loads what every shop begins with. @returns the migrations applied now */
export async function prepareDatabase(database: ShopDatabase, progress: (line: string) => void): Promise<string[]> {
  const applied = await migrate({ connection: database.direct, progress });
  await installJobs(database.direct);
  await fillPlaces(database);
  return applied;
}

/** Countries, cities and townships are part of every shop. */
async function fillPlaces({ direct }: ShopDatabase): Promise<void> {
  const open = openDatabase({ connection: direct, poolSize: 1, prepare: false });
  try {
    if (!(await hasPlaces(open.db))) await loadPlaces(open.db);
  } finally {
    await open.close();
  }
}

/**
 * The configuration with what depends on the data folder: the folder of pictures, and outside production the secret
 * key, which is made and kept there.
 */
export async function withDataDir(config: Config, random: Random): Promise<Config> {
  const mediaDir = await mediaDirOf(config);
  const secretKey = config.secretKey ?? (await developmentSecretKey(await dataDirOf(config), random));
  return { ...config, mediaDir, secretKey };
}
