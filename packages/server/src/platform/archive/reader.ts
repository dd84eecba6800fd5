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

/** An archive that is open for reading. */
export interface Archive {
  /** Of all files in it. */
  readonly paths: readonly string[];
  /**
   * A small file, checked against the archive's own checksum.
   * @throws DamagedArchive
   */
  readSmall(path: string): Promise<Buffer>;
  /** Reads a file; ends with a `DamagedArchive` where the content is not what the entry says. */
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
  const open = async (path: string): Promise<{ entry: yauzl.Entry; stream: Readable }> => {
    const entry = entries.get(path);
    if (entry === undefined) throw new DamagedArchive(`${path} is missing`);
    return { entry, stream: await zip.openReadStreamPromise(entry).catch(rejectDamaged) };
  };
  return {
    paths: [...entries.keys()],
    readSmall: async (path) => {
      const { entry, stream } = await open(path);
      const content = await buffer(stream).catch(rejectDamaged);
      if (crc32(content) !== entry.crc32) throw new DamagedArchive(`${path} was changed`);
      return content;
    },
    read: async (file) => {
      const { stream } = await open(file.path);
      const checked = checkedAgainst(file);
      stream.on('error', (error) => checked.destroy(asDamaged(error)));
      return stream.pipe(checked);
    },
    close: () => zip.close(),
  };
}

function checkedAgainst({ path, bytes, sha256 }: ArchivedFile): Transform {
  const digest = createHash('sha256');
  let seen = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      digest.update(chunk);
      seen += chunk.length;
      done(null, chunk);
    },
    flush: (done) => {
      const whole = seen === bytes && digest.digest('hex') === sha256;
      done(whole ? null : new DamagedArchive(`${path} was changed`));
    },
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
