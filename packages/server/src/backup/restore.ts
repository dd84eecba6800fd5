import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DamagedArchive, openArchive } from '../platform/archive/index.ts';
import type { Config } from '../platform/config/index.ts';
import { newestMigration } from '../platform/db/index.ts';
import { VERSION } from '../version.ts';
import { BackupError } from './errors.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { restoreDump } from './restore-dump.ts';
import { restoreEmbedded } from './restore-embedded.ts';
import { type OpenBackup, type Restored, type RestoreOptions, totalOf } from './restore.types.ts';
import { isAccepted } from './secret-digest.ts';
import { readThrough } from './unpack.ts';

/**
 * Makes the shop anew from a backup. Everything is checked and unpacked beside. An embedded database is started once and
 * migrated there before the first thing is put in place: whatever goes wrong until then changes nothing. A dump is
 * loaded whole or not at all and then migrated, and pictures take their place last: what goes wrong after it was loaded
 * leaves the database filled, and the pictures as they were.
 * @throws BackupError when the backup is damaged, does not fit, or a shop is in its place
 * @throws EmbeddedPostgresError when that shop's database is running
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  return withBackup(options, async (backup) => {
    await refuseUnfit(backup.manifest, options.config);
    const restore = backup.manifest.kind === 'embedded' ? restoreEmbedded : restoreDump;
    const done = await restore(options, backup);
    const { digest, included } = backup.manifest.secretKey;
    const usesKept = included && options.config.secretKey === null;
    return { ...done, manifest: backup.manifest, keyAccepted: usesKept || isAccepted(digest, options.config) };
  });
}

/**
 * Reads a backup from end to end and compares each file with the manifest; writes nothing.
 * @throws BackupError when it is damaged, or was made by a newer Arasta
 */
export async function checkBackup(options: Pick<RestoreOptions, 'file' | 'signal' | 'onStep'>): Promise<Manifest> {
  return withBackup(options, async ({ archive, manifest }) => {
    const total = totalOf(manifest);
    let done = 0;
    await refuseNewer(manifest);
    const onBytes = (count: number) => options.onStep((done += count), total);
    for (const each of manifest.files) await readThrough(archive, each, { signal: options.signal, onBytes });
    return manifest;
  });
}

async function withBackup<T>(
  { file, signal }: Pick<RestoreOptions, 'file' | 'signal'>,
  work: (backup: OpenBackup) => Promise<T>,
): Promise<T> {
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) throw new BackupError(`There is no file ${path}.`);
  try {
    const archive = await openArchive(path);
    try {
      return await work({ archive, manifest: await readManifest(archive) });
    } finally {
      archive.close();
    }
  } catch (error) {
    // A stream that is stopped does not say why.
    if (error instanceof Error && error.name === 'AbortError') throw signal.reason;
    if (!(error instanceof DamagedArchive)) throw error;
    throw new BackupError(`${path} is no whole backup: ${error.message}. Nothing was changed.`);
  }
}

async function refuseUnfit(manifest: Manifest, config: Config): Promise<void> {
  await refuseNewer(manifest);
  if (manifest.kind === 'embedded' && config.databaseUrl !== null) {
    throw new BackupError('The backup is of an embedded database, and DATABASE_URL is set. Unset it to restore.');
  }
  if (manifest.kind === 'dump' && config.databaseUrl === null) {
    const text = `The backup is of a database of your own: name an empty one of PostgreSQL ${manifest.postgres} or newer in DATABASE_URL.`;
    throw new BackupError(text);
  }
}

async function refuseNewer({ migration, arasta }: Manifest): Promise<void> {
  if (migration.id <= (await newestMigration())) return;
  throw new BackupError(
    `The backup was made by a newer Arasta (${arasta}, migration ${migration.name}); this is ${VERSION}. Update it first.`,
  );
}
