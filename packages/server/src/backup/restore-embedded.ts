import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CHECKOUT, dataDirOf, prepareDatabase } from '../database.ts';
import {
  codeOf,
  finishMoves,
  hasCluster,
  hasMoves,
  type Move,
  moveAll,
  openEmbeddedPostgres,
  type QuietFolder,
  whileQuiet,
  withFileLock,
} from '../platform/db/embedded/index.ts';
import { HEX } from '../platform/random/index.ts';
import { BackupError, explainNoRoom } from './errors.ts';
import { CLUSTER, majorOf, type Manifest, MEDIA, SECRET_KEY } from './manifest.ts';
import { listOriginals, openMediaFolder, ORIGINALS } from './media.ts';
import { requireRoom, stampOf } from './target.ts';
import { type OpenBackup, type Restored, type RestoreOptions, totalOf } from './restore.types.ts';
import { DRAFT, ownerOf, removeForgotten, unpack, unpackOne, type Unpacking } from './unpack.ts';

/** The version of PostgreSQL that comes along, whose files a backup must hold. */
const POSTGRES = 18;

interface Places extends QuietFolder {
  readonly mediaDir: string;
  /** Unpacked and tried out here. */
  readonly draft: string;
  /** The same for pictures, on the disk where they will be. */
  readonly mediaDraft: string;
}

type Done = Omit<Restored, 'manifest' | 'keyAccepted'>;

/** Restores the files of an embedded database into the data folder. */
export async function restoreEmbedded(options: RestoreOptions, backup: OpenBackup): Promise<Done> {
  refuseOtherMachine(backup.manifest);
  const dataDir = await dataDirOf(options.config);
  const isNew = (await stat(dataDir).catch(() => null)) === null;
  try {
    const folder = await whileQuiet({ dataDir, checkoutDir: CHECKOUT }, async (quiet) => quiet);
    const onWait = (pid: number) => {
      throw new BackupError(`Another restore is under way (process ${pid}).`);
    };
    return await withFileLock({ path: join(folder.dataDir, 'restore.lock'), onWait }, () =>
      restoreInto(options, backup, placesOf(options, folder)),
    );
  } catch (error) {
    if (isNew) await rmdir(dataDir).catch(() => undefined);
    throw explainNoRoom(error, dataDir);
  }
}

function refuseOtherMachine({ postgres, machine }: Manifest): void {
  const here = `${process.platform}-${process.arch}`;
  if (majorOf(postgres) !== POSTGRES) {
    throw new BackupError(`The backup holds files of PostgreSQL ${postgres}; the one here is ${POSTGRES}.`);
  }
  if (machine === here) return;
  throw new BackupError(`The backup holds files of ${machine}, which cannot be read on ${here}.`);
}

function placesOf({ config, random }: RestoreOptions, folder: QuietFolder): Places {
  const mediaDir = config.mediaDir ?? join(folder.dataDir, 'media');
  const name = `${DRAFT}${random.text(8, HEX)}`;
  return { ...folder, mediaDir, draft: join(folder.dataDir, name), mediaDraft: join(mediaDir, name) };
}

async function restoreInto(options: RestoreOptions, backup: OpenBackup, places: Places): Promise<Done> {
  // One that was killed since we looked first may have left its drafts half moved.
  await finishMoves(places.dataDir);
  for (const folder of [places.dataDir, places.mediaDir]) await removeForgotten(folder);
  await refuseOccupied(options, places);
  await requireRoom(places.dataDir, totalOf(backup.manifest));
  try {
    await unpackAll(options, backup, places);
    options.progress('Starting the restored database once, to bring it up to date …');
    const migrations = await tryOut(options, places);
    options.signal.throwIfAborted();
    const former = await putInPlace(options, backup, places);
    return { place: places.dataDir, former, migrations };
  } finally {
    // What has yet to be moved out of the drafts is the shop.
    if (!(await hasMoves(places.dataDir))) {
      await rm(places.draft, { recursive: true, force: true });
      await rm(places.mediaDraft, { recursive: true, force: true });
      await rmdir(places.mediaDir).catch(() => undefined);
    }
  }
}

async function refuseOccupied({ replace }: RestoreOptions, { dataDir, mediaDir }: Places): Promise<void> {
  if (replace) return;
  const occupied = (await hasCluster(dataDir))
    ? `There is a shop in ${dataDir}.`
    : (await listOriginals(mediaDir)).length > 0
      ? `There are pictures of a shop in ${mediaDir}.`
      : null;
  if (occupied === null) return;
  throw new BackupError(
    `${occupied} Nothing was changed. With --replace it is kept beside, and the backup takes its place.`,
  );
}

async function unpackAll(options: RestoreOptions, { archive, manifest }: OpenBackup, places: Places): Promise<void> {
  const total = totalOf(manifest);
  let done = 0;
  const ours: Omit<Unpacking, 'prefix' | 'into' | 'owner' | 'modes' | 'flush'> = {
    ...{ archive, manifest, signal: options.signal },
    onBytes: (count) => options.onStep((done += count), total),
  };
  // PostgreSQL's user passes through the draft to its own folder, as it does through the data folder.
  await mkdir(places.draft, { mode: places.account === null ? 0o700 : 0o711 });
  const cluster = { owner: places.account, modes: { file: 0o600, folder: 0o700 }, flush: false };
  await unpack({ ...ours, ...cluster, prefix: CLUSTER, into: join(places.draft, 'postgres') });
  const secret = { owner: await ownerOf(places.dataDir), modes: { file: 0o600, folder: 0o700 }, flush: true };
  await unpackOne({ ...ours, ...secret }, SECRET_KEY, join(places.draft, SECRET_KEY));
  const pictures = {
    owner: await openMediaFolder(places.mediaDir),
    modes: { file: 0o644, folder: 0o755 },
    flush: true,
  };
  await unpack({ ...ours, ...pictures, prefix: MEDIA, into: join(places.mediaDraft, ORIGINALS) });
}

/** Starts PostgreSQL on the draft, which recovers there, and brings the schema up to date. */
async function tryOut({ clock, progress }: RestoreOptions, { draft }: Places): Promise<string[]> {
  const embedded = await openEmbeddedPostgres({
    ...{ dataDir: draft, checkoutDir: CHECKOUT, progress },
    now: () => clock.now(),
  });
  const { connection } = embedded;
  try {
    return await prepareDatabase({ connection, direct: connection, embedded }, progress);
  } finally {
    await embedded.stop();
    await rm(connection.host, { recursive: true, force: true });
  }
}

/** @returns where the former shop is kept: in the data folder, and pictures of another disk on that one */
async function putInPlace(options: RestoreOptions, { manifest }: OpenBackup, places: Places): Promise<string[]> {
  const { dataDir, mediaDir, draft, mediaDraft } = places;
  const name = `before-restore-${stampOf(options.clock.now())}`;
  const former = join(dataDir, name);
  const formerMedia = (await isApart(places)) ? join(mediaDir, name) : join(former, basename(mediaDir));
  return whileQuiet({ dataDir, checkoutDir: CHECKOUT }, async () => {
    await refuseOccupied(options, places);
    const hadShop = await hasCluster(dataDir);
    const secret: Move[] = [{ from: join(dataDir, SECRET_KEY), to: join(former, SECRET_KEY) }];
    await moveAll(dataDir, [
      { from: join(dataDir, 'postgres'), to: join(former, 'postgres') },
      ...(hadShop || manifest.secretKey.included ? secret : []),
      { from: join(mediaDir, ORIGINALS), to: join(formerMedia, ORIGINALS) },
      // Sizes made of the former pictures.
      { from: join(mediaDir, 'cache'), to: join(mediaDraft, 'cache') },
      { from: join(mediaDraft, ORIGINALS), to: join(mediaDir, ORIGINALS) },
      { from: join(draft, SECRET_KEY), to: join(dataDir, SECRET_KEY) },
      { from: join(draft, 'postgres'), to: join(dataDir, 'postgres') },
    ]);
    const kept = [former, ...(dirname(formerMedia) === former ? [] : [formerMedia])];
    const there = await Promise.all(kept.map(async (folder) => (await stat(folder).catch(() => null)) !== null));
    return kept.filter((_folder, index) => there[index]);
  });
}

/**
 * Whether the media folder lies elsewhere, or nothing can be renamed from it to the data folder. That is tried: a
 * folder that is mounted there may be on the same device, and still be another disk to the system.
 */
async function isApart({ dataDir, mediaDir, draft, mediaDraft }: Places): Promise<boolean> {
  if (dirname(mediaDir) !== dataDir) return true;
  const probe = join(mediaDraft, 'probe');
  await mkdir(probe);
  try {
    await rename(probe, join(draft, 'probe'));
    return false;
  } catch (error) {
    if (codeOf(error) === 'EXDEV') return true;
    throw error;
  }
}
