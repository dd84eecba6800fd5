import { join } from 'node:path';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { mediaDirOf, prepareDatabase } from '../database.ts';
import { finishMoves, hasMoves, moveAll, whileUnmoved, withFileLock } from '../platform/db/embedded/index.ts';
import { HEX } from '../platform/random/index.ts';
import { openSession, type Session } from './backup.queries.ts';
import { BackupError, explainNoRoom } from './errors.ts';
import { DUMP, majorOf, type Manifest, MEDIA } from './manifest.ts';
import { listOriginals, openMediaFolder, ORIGINALS } from './media.ts';
import { startProgram } from './programs.ts';
import { type OpenBackup, type Restored, type RestoreOptions, totalOf } from './restore.types.ts';
import { requireRoom, stampOf } from './target.ts';
import { DRAFT, type Owner, readThrough, removeForgotten, unpack } from './unpack.ts';

interface Places {
  readonly direct: string;
  readonly session: Session;
  readonly mediaDir: string;
  readonly mediaOwner: Owner | null;
  /** Pictures are unpacked here. */
  readonly draft: string;
}

type Done = Omit<Restored, 'manifest' | 'keyAccepted'>;

/**
 * Restores what pg_dump wrote into an empty database, in one transaction, and brings it up to date; only then the
 * pictures take their place. What is stopped between the two leaves a filled database beside the former pictures.
 */
export async function restoreDump(options: RestoreOptions, backup: OpenBackup): Promise<Done> {
  const { config, random } = options;
  const direct = config.databaseDirectUrl ?? config.databaseUrl;
  if (direct === null) throw new BackupError('DATABASE_URL is not set.');
  const session = await openSession(direct);
  try {
    await refuseUnfit(session, backup);
    const mediaDir = await mediaDirOf(config);
    const mediaOwner = await openMediaFolder(mediaDir);
    const draft = join(mediaDir, `${DRAFT}${random.text(8, HEX)}`);
    const onWait = (pid: number) => {
      throw new BackupError(`Another restore is under way (process ${pid}).`);
    };
    return await withFileLock({ path: join(mediaDir, 'restore.lock'), onWait }, () =>
      restoreInto(options, backup, { direct, session, mediaDir, mediaOwner, draft }),
    );
  } finally {
    await session.end();
  }
}

async function restoreInto(options: RestoreOptions, backup: OpenBackup, places: Places): Promise<Done> {
  const { session, mediaDir, draft } = places;
  // One that was killed since we looked first may have left its draft half moved.
  await finishMoves(mediaDir);
  await removeForgotten(mediaDir);
  await refuseOccupied(options, mediaDir);
  try {
    await requireRoom(mediaDir, totalOf(backup.manifest));
    await unpackPictures(options, backup, places);
    await load(options, backup, places);
    const place = await session.name();
    const migrations = await bringUpToDate(options, places, place);
    return { place, former: await putInPlace(options, places), migrations };
  } catch (error) {
    throw explainNoRoom(error, mediaDir);
  } finally {
    if (!(await hasMoves(mediaDir))) await rm(draft, { recursive: true, force: true });
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

async function refuseOccupied({ replace }: RestoreOptions, mediaDir: string): Promise<void> {
  if (replace || (await listOriginals(mediaDir)).length === 0) return;
  throw new BackupError(`There are pictures of a shop in ${mediaDir}. With --replace they are kept beside.`);
}

async function unpackPictures(options: RestoreOptions, backup: OpenBackup, places: Places): Promise<void> {
  const { signal, onStep } = options;
  let done = 0;
  await unpack({
    ...{ ...backup, prefix: MEDIA, into: join(places.draft, ORIGINALS), owner: places.mediaOwner, flush: true, signal },
    modes: { file: 0o644, folder: 0o755 },
    onBytes: (count) => onStep((done += count), totalOf(backup.manifest)),
  });
}

async function load(options: RestoreOptions, { archive, manifest }: OpenBackup, places: Places): Promise<void> {
  const { env, signal, onStep } = options;
  const file = manifest.files.find(({ path }) => path === DUMP);
  if (file === undefined) throw new BackupError('The backup holds no database.');
  // Read once before: nothing damaged reaches the database.
  let done = bytesBeside(manifest);
  const onBytes = (count: number) => onStep((done += count), totalOf(manifest));
  await readThrough(archive, file, { signal, onBytes });
  const args = ['--exit-on-error', '--no-owner', '--no-privileges', '--single-transaction', '--no-password'];
  const major = majorOf(places.session.postgres);
  const program = await startProgram({ name: 'pg_restore', major, url: places.direct, args, env, signal });
  const sent = pipeline(await archive.read(file), program.stdin, { signal }).catch(() => undefined);
  await program.ended;
  await sent;
}

/** Of all files but the database. */
function bytesBeside({ files }: Manifest): number {
  return files.reduce((sum, { path, bytes }) => (path === DUMP ? sum : sum + bytes), 0);
}

async function bringUpToDate({ progress }: RestoreOptions, { direct }: Places, place: string): Promise<string[]> {
  try {
    return await prepareDatabase({ connection: direct, direct, embedded: null }, progress);
  } catch (error) {
    const text = `The pictures are as they were. The database ${place} holds the backup (drop it before you try again), but it cannot be brought up to date`;
    throw new BackupError(text, { cause: error });
  }
}

/** @returns where the former pictures are kept */
async function putInPlace({ clock }: RestoreOptions, { mediaDir, draft }: Places): Promise<string[]> {
  const former = join(mediaDir, `before-restore-${stampOf(clock.now())}`);
  await whileUnmoved(mediaDir, () =>
    moveAll(mediaDir, [
      { from: join(mediaDir, ORIGINALS), to: join(former, ORIGINALS) },
      // Sizes made of the former pictures.
      { from: join(mediaDir, 'cache'), to: join(draft, 'cache') },
      { from: join(draft, ORIGINALS), to: join(mediaDir, ORIGINALS) },
    ]),
  );
  return (await stat(former).catch(() => null)) === null ? [] : [former];
}
