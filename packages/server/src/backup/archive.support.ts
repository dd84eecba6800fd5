import { createHash, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ArchivedFile, writeArchive } from '../platform/archive/index.ts';
import type { Manifest } from './manifest.ts';

/** Backups as the tests of them make them, sound and otherwise. */

type Content = string | Buffer;

export function sha256(content: Content): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A file as a manifest names it. */
export function entry(path: string, content: Content = 'content'): ArchivedFile {
  return { path, bytes: content.length, sha256: sha256(content) };
}

export function manifestOf(files: ArchivedFile[]): Manifest {
  return {
    ...{
      format: 1 as const,
      kind: 'embedded' as const,
      createdAt: '2031-01-31T03:00:00.000Z',
      arasta: '0.1.0',
      postgres: '18.4',
    },
    ...{ machine: 'linux-x64', migration: { id: 1, name: '0001_accounts.sql' }, folders: ['postgres/base'] },
    ...{ secretKey: { included: false, digest: null }, files },
  };
}

/** Writes an archive of the files into the folder. @returns its path */
export async function archiveWith(folder: string, files: Record<string, Content>): Promise<string> {
  const path = join(folder, `${randomUUID()}.zip`);
  const file = await open(path, 'w');
  const signal = new AbortController().signal;
  await writeArchive(file, { signal, onBytes: () => undefined }, async (archive) => {
    for (const [name, content] of Object.entries(files))
      await archive.add({ path: name, content: Readable.from([Buffer.from(content)]) });
  });
  await file.close();
  return path;
}
