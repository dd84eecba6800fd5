import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { dataDirOf, prepareDatabase } from '../database.ts';
import { HEX } from '../platform/random/index.ts';
import { openSession, type Session } from './backup.queries.ts';
import { BackupError, explainNoRoom } from './errors.ts';
import { DUMP, majorOf, MEDIA } from './manifest.ts';
import { listOriginals, ORIGINALS } from './media.ts';
import { startProgram } from './programs.ts';
import { type OpenBackup, type Restored, type RestoreOptions, totalOf } from './restore.types.ts';
import { requireRoom, stampOf } from './target.ts';
import { unpack } from './unpack.ts';

type Done = Omit<Restored, 'manifest' | 'keyAccepted'>;

/** Restores what pg_dump wrote into an empty database, in one transaction. */
export async function restoreDump(options: RestoreOptions, backup: OpenBackup): Promise<Done> {
  const { config, progress } = options;
  const direct = config.databaseDirectUrl ?? config.databaseUrl;
  if (direct === null) throw new BackupError('DATABASE_URL is not set.');
  const session = await openSession(direct);
  try {
    await refuseUnfit(session, backup);
    const place = await session.name();
    const former = await restorePictures(options, backup, () => load(options, backup, { direct, session }));
    const migrations = await prepareDatabase({ connection: direct, direct, embedded: null }, progress);
    return { place, former, migrations };
  } finally {
    await session.end();
  }
}

async function refuseUnfit(session: Session, { manifest }: OpenBackup): Promise<void> {
  if (!(await session.claim())) throw new BackupError('A backup or restore of this database is under way.');
  if (majorOf(session.postgres) < majorOf(manifest.postgres)) {
    throw new BackupError(
      `The backup is of PostgreSQL ${manifest.postgres}, and the database of DATABASE_URL is ${session.postgres}: an older one cannot read it.`,
    );
  }
  if (await session.isEmpty()) return;
  throw new BackupError(
    `The database ${await session.name()} is not empty, and stays as it is. Make another (createdb), and name it in DATABASE_URL.`,
  );
}

/**
 * Puts the pictures in place around the work: they are there before it ends, and taken back when it fails.
 * @returns where the former ones are kept
 */
async function restorePictures(
  options: RestoreOptions,
  backup: OpenBackup,
  work: () => Promise<void>,
): Promise<string | null> {
  const { config, replace, clock, random } = options;
  const mediaDir = config.mediaDir ?? join(await dataDirOf(config), 'media');
  const isOccupied = (await listOriginals(mediaDir)).length > 0;
  if (isOccupied && !replace) {
    throw new BackupError(`There are pictures of a shop in ${mediaDir}. With --replace they are kept beside.`);
  }
  const draft = join(mediaDir, `restoring-${random.text(8, HEX)}`);
  const former = join(mediaDir, `before-restore-${stampOf(clock.now())}`);
  try {
    await mkdir(mediaDir, { recursive: true });
    await requireRoom(mediaDir, totalOf(backup.manifest));
    await unpackPictures(options, backup, draft);
    await swap(mediaDir, { draft, former });
    await work().catch(async (error: unknown) => {
      await swap(mediaDir, { draft: former, former: draft });
      await rmdir(former).catch(() => undefined);
      throw error;
    });
    return isOccupied ? former : null;
  } catch (error) {
    throw explainNoRoom(error, mediaDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(join(mediaDir, 'cache'), { recursive: true, force: true });
  }
}

async function unpackPictures({ signal, onStep }: RestoreOptions, backup: OpenBackup, draft: string): Promise<void> {
  let done = 0;
  await unpack({
    ...{ ...backup, prefix: MEDIA, into: join(draft, ORIGINALS), owner: null, flush: true, signal },
    modes: { file: 0o644, folder: 0o755 },
    onBytes: (count) => onStep((done += count), totalOf(backup.manifest)),
  });
}

async function swap(mediaDir: string, { draft, former }: { draft: string; former: string }): Promise<void> {
  const place = join(mediaDir, ORIGINALS);
  if ((await stat(place).catch(() => null)) !== null) {
    await mkdir(former, { recursive: true });
    await rename(place, join(former, ORIGINALS));
  }
  if ((await stat(join(draft, ORIGINALS)).catch(() => null)) !== null) await rename(join(draft, ORIGINALS), place);
}

async function load(
  { env, signal }: RestoreOptions,
  { archive, manifest }: OpenBackup,
  { direct, session }: { direct: string; session: Session },
): Promise<void> {
  const file = manifest.files.find(({ path }) => path === DUMP);
  if (file === undefined) throw new BackupError('The backup holds no database.');
  // Read once before: nothing damaged reaches the database.
  await finished((await archive.read(file)).resume());
  const args = ['--exit-on-error', '--no-owner', '--no-privileges', '--single-transaction', '--no-password'];
  const major = majorOf(session.postgres);
  const program = await startProgram({ name: 'pg_restore', major, url: direct, args, env, signal });
  const sent = pipeline(await archive.read(file), program.stdin, { signal }).catch(() => undefined);
  await program.ended;
  await sent;
}
