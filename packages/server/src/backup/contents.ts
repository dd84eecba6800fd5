import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { mediaDirOf, type ShopDatabase } from '../database.ts';
import { type AddedFile, type ArchivedFile, writeArchive } from '../platform/archive/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config, Environment } from '../platform/config/index.ts';
import { copyCluster } from '../platform/db/embedded/index.ts';
import { VERSION } from '../version.ts';
import { CLUSTER, DUMP, majorOf, type Manifest, MANIFEST, MEDIA, SECRET_KEY, writeManifest } from './manifest.ts';
import { listOriginals, type MediaFile, ORIGINALS } from './media.ts';
import { startProgram } from './programs.ts';
import { digestOf, keptKey } from './secret-digest.ts';
import { requireRoom, type Target } from './target.ts';

export interface Surroundings {
  readonly config: Config;
  readonly env: Environment;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStep: (done: number, total: number | null) => void;
}

export interface Source {
  readonly target: Target;
  readonly dataDir: string;
  readonly database: ShopDatabase;
  readonly postgres: string;
  readonly migration: { readonly id: number; readonly name: string };
}

/** What a backup is made of, on its way into the archive. */
interface Packing {
  readonly source: Source;
  readonly surroundings: Surroundings;
  readonly put: (file: AddedFile) => Promise<void>;
  /** Told how much there will be, as far as it is known. */
  readonly expect: (bytes: number | null) => void;
}

/** Writes all of a backup, its manifest last. */
export async function writeContents(file: FileHandle, surroundings: Surroundings, source: Source): Promise<Manifest> {
  const { signal, onStep, clock } = surroundings;
  const files: ArchivedFile[] = [];
  let [done, total]: [number, number | null] = [0, 0];
  const onBytes = (count: number) => onStep((done += count), total);
  return writeArchive(file, { signal, onBytes }, async (archive) => {
    const packing: Packing = {
      source,
      surroundings,
      put: async (added) => void files.push(await archive.add(added)),
      expect: (bytes) => (total = total === null || bytes === null ? null : total + bytes),
    };
    const createdAt = clock.now().toISOString();
    const content = await pack(packing);
    const manifest: Manifest = { format: 1, createdAt, ...content, files };
    await archive.add({ path: MANIFEST, content: Readable.from([writeManifest(manifest)]) });
    return manifest;
  });
}

type Described = Omit<Manifest, 'format' | 'createdAt' | 'files'>;

async function pack(packing: Packing): Promise<Described> {
  const { source, surroundings } = packing;
  const embedded = surroundings.config.databaseUrl === null;
  const mediaDir = await mediaDirOf(surroundings.config);
  // Pictures are written before what refers to them: those that came meanwhile follow when the database is done.
  const before = await listOriginals(mediaDir);
  packing.expect(before.reduce((sum, { bytes }) => sum + bytes, 0));
  await packMedia(packing, mediaDir, before);
  const folders = embedded ? await packCluster(packing) : await packDump(packing);
  const known = new Set(before.map(({ path }) => path));
  await packMedia(
    packing,
    mediaDir,
    (await listOriginals(mediaDir)).filter(({ path }) => !known.has(path)),
  );
  return {
    kind: embedded ? 'embedded' : 'dump',
    arasta: VERSION,
    postgres: source.postgres,
    machine: `${process.platform}-${process.arch}`,
    migration: source.migration,
    secretKey: await packSecretKey(packing),
    folders,
  };
}

async function packMedia({ put }: Packing, mediaDir: string, files: readonly MediaFile[]): Promise<void> {
  for (const { path } of files) {
    const content = createReadStream(join(mediaDir, ORIGINALS, path));
    await put({ path: `${MEDIA}${path}`, content, stored: true });
  }
}

// Of a database that is packed at level 1 a quarter is left, seldom less than a tenth.
const LEAST_PACKED = 10;

async function packCluster({ source, put, expect }: Packing): Promise<string[]> {
  const { embedded } = source.database;
  if (embedded === null) throw new Error('No embedded database');
  let room: Promise<void> = Promise.resolve();
  const { folders } = await copyCluster({
    connection: embedded.connection,
    clusterDir: join(source.dataDir, 'postgres'),
    onTotal: (bytes) => {
      expect(bytes);
      room = requireRoom(source.target.folder, bytes / LEAST_PACKED);
      room.catch(() => undefined);
    },
    put: async (path, content) => {
      await room;
      await put({ path: `${CLUSTER}${path}`, content });
    },
  });
  return folders.map((folder) => `${CLUSTER}${folder}`);
}

async function packDump({ source, surroundings, put, expect }: Packing): Promise<string[]> {
  const { config, env, signal } = surroundings;
  const url = config.databaseDirectUrl ?? config.databaseUrl;
  if (url === null) throw new Error('No address of a database');
  expect(null);
  const args = ['--format=custom', '--no-password'];
  const dump = await startProgram({ name: 'pg_dump', major: majorOf(source.postgres), url, args, env, signal });
  await put({ path: DUMP, content: Readable.from(dump.stdout), stored: true, huge: true });
  await dump.ended;
  return [];
}

/** The key goes along where the data folder keeps it; a configured one is known by its digest. */
async function packSecretKey({ source, surroundings, put }: Packing): Promise<Manifest['secretKey']> {
  const { secretKey } = surroundings.config;
  if (secretKey !== null) return { included: false, digest: digestOf(secretKey) };
  const kept = await keptKey(source.dataDir);
  if (kept === null) return { included: false, digest: null };
  await put({ path: SECRET_KEY, content: Readable.from([kept]) });
  return { included: true, digest: digestOf(kept.toString('utf8')) };
}
