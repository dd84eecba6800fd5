import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** A file as it was put into an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of its content, in hex. */
  readonly sha256: string;
}

export interface AddedFile {
  readonly path: string;
  readonly content: Readable;
  /** Default: false. For what is compressed already. */
  readonly stored?: boolean;
  /** Default: false. For what may have 4 GB and more. */
  readonly huge?: boolean;
}

/** Takes files, one after another. */
export interface ArchiveWriter {
  /** Fulfils once the content was read to its end. */
  add(file: AddedFile): Promise<ArchivedFile>;
}

export interface WriteOptions {
  readonly signal: AbortSignal;
  /** Told of every piece of content that was taken. */
  readonly onBytes: (count: number) => void;
}

// Level 1 packs a database to a quarter; level 6 takes three times as long for a sixth less.
const LEVEL = 1;

/**
 * Writes a zip to an open, empty file, with what `fill` adds to it, and has it reach the disk.
 * @returns what `fill` did
 * @throws Error whatever adding or writing failed with, or the reason of the signal; the file is then of no use
 */
export async function writeArchive<T>(
  file: FileHandle,
  { signal, onBytes }: WriteOptions,
  fill: (archive: ArchiveWriter) => Promise<T>,
): Promise<T> {
  const zip = new yazl.ZipFile();
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const fail = (error: unknown) => failing.abort(error);
  zip.on('error', fail);
  const written = pipeline(zip.outputStream, (content) => store(content, file), { signal: either });
  written.catch(fail);
  try {
    const filled = await fill({ add: (added) => addTo(zip, added, { signal: either, onBytes }) });
    zip.end();
    await written;
    await file.sync();
    return filled;
  } catch (error) {
    const reason: unknown = either.aborted ? either.reason : error;
    fail(reason);
    await written.catch(() => undefined);
    throw reason;
  }
}

async function store(content: AsyncIterable<Buffer | string>, file: FileHandle): Promise<void> {
  for await (const piece of content) await file.writeFile(piece);
}

async function addTo(zip: yazl.ZipFile, file: AddedFile, options: WriteOptions): Promise<ArchivedFile> {
  const { path, content, stored = false, huge = false } = file;
  const digest = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      digest.update(chunk);
      bytes += chunk.length;
      options.onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const read = finished(measured);
  read.catch(() => undefined);
  zip.addReadStream(measured, path, { compressionLevel: stored ? 0 : LEVEL, forceZip64Format: huge, mode: 0o100600 });
  await pipeline(content, measured, { signal: options.signal });
  await read;
  return { path, bytes, sha256: digest.digest('hex') };
}
