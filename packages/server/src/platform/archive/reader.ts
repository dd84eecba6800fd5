import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { ArchivedFile } from './writer.ts';

/** The archive is no archive, is cut off, or holds something else than was put into it. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
}

/** No more of a small file is taken into memory. */
const MOST_SMALL_BYTES = 64 * 1024 * 1024;

/** An archive that is open for reading. */
export interface Archive {
  /** Of all files in it. */
  readonly paths: readonly string[];
  /**
   * A small file, checked against the archive's own checksum.
   * @throws DamagedArchive when it was changed, or is not small
   */
  readSmall(path: string): Promise<Buffer>;
  /**
   * Reads a file, and no more of it than was put in; ends with a `DamagedArchive` where the content is another one.
   * @throws DamagedArchive when it is missing or of another size
   */
  read(file: ArchivedFile): Promise<Readable>;
  close(): void;
}

/** @throws DamagedArchive; or the system's error, when the file cannot be read at all */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await yauzl.openPromise(path, { autoClose: false, strictFileNames: true }).catch(rejectDamaged);
  try {
    const entries = await readEntries(zip);
    return archiveOf(zip, entries);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    rejectDamaged(error);
  }
  return entries;
}

function archiveOf(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): Archive {
  const entryOf = (path: string): yauzl.Entry => {
    const entry = entries.get(path);
    if (entry === undefined) throw new DamagedArchive(`${path} is missing`);
    return entry;
  };
  const open = (entry: yauzl.Entry): Promise<Readable> => zip.openReadStreamPromise(entry).catch(rejectDamaged);
  return {
    paths: [...entries.keys()],
    readSmall: async (path) => {
      const entry = entryOf(path);
      if (entry.uncompressedSize > MOST_SMALL_BYTES) throw new DamagedArchive(`${path} is too large`);
      const content = await buffer(await open(entry)).catch(rejectDamaged);
      if (crc32(content) !== entry.crc32) throw new DamagedArchive(`${path} was changed`);
      return content;
    },
    read: async (file) => {
      const entry = entryOf(file.path);
      if (entry.uncompressedSize !== file.bytes) throw new DamagedArchive(`${file.path} was changed`);
      const stream = await open(entry);
      const checked = checkedAgainst(file);
      stream.on('error', (error) => checked.destroy(asDamaged(error)));
      // Whoever stops reading, or finds it damaged, has the file no longer unpacked.
      checked.on('close', () => stream.destroy());
      return stream.pipe(checked);
    },
    close: () => zip.close(),
  };
}

function checkedAgainst({ path, bytes, sha256 }: ArchivedFile): Transform {
  const digest = createHash('sha256');
  const changed = () => new DamagedArchive(`${path} was changed`);
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      seen += chunk.length;
      if (seen <= bytes) {
        digest.update(chunk);
        done(null, chunk);
      } else {
        done(changed());
      }
    },
    flush: (done) => done(seen === bytes && digest.digest('hex') === sha256 ? null : changed()),
  });
}

function rejectDamaged(error: unknown): never {
  throw asDamaged(error);
}

/** The system's errors (no such file, no permission) have a code and stay what they are. */
function asDamaged(error: unknown): Error {
  if (!(error instanceof Error)) return new DamagedArchive(String(error));
  const system = 'code' in error && 'syscall' in error;
  return system ? error : new DamagedArchive(error.message, { cause: error });
}
