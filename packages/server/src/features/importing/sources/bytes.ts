import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Source } from './source.ts';

/** Told how many bytes of the file on disk were read since the last time. */
export type Count = (bytes: number) => void;

/** The file's text bytes, unpacked if need be. Reads no faster than it is read from. */
export async function* textBytes(source: Source, count: Count): AsyncGenerator<Buffer> {
  const file = createReadStream(source.path, { highWaterMark: 262_144 });
  const gunzip = source.gzip ? createGunzip() : null;
  if (gunzip !== null) {
    file.on('error', (error) => gunzip.destroy(error));
    file.pipe(gunzip);
  }
  let counted = 0;
  const stream: Readable = gunzip ?? file;
  try {
    for await (const chunk of stream) {
      count(file.bytesRead - counted);
      counted = file.bytesRead;
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
  } finally {
    file.destroy();
    gunzip?.destroy();
  }
}
