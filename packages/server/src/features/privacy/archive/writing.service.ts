import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Executor } from '../../../platform/db/index.ts';
import { findFiles, readEntries, readFile, type Scope, type StoredFile } from './reading.queries.ts';
import { readmeOf } from './readme.rules.ts';
import { archiveSections, type Section } from './sections.rules.ts';

/** What an archive says about itself. */
export interface ArchiveInfo {
  readonly shop: string;
  readonly now: Date;
}

/**
 * Everything the shop has of somebody, as a zip: README.txt, a JSON file for each subject, the files, index.json. It is made
 * while it is read, from one snapshot, and never whole in memory. `tx` must be a repeatable read; nothing else may read
 * through a cursor on it meanwhile. Whatever goes wrong ends the stream with that error.
 */
export async function openArchive(tx: Executor, scope: Scope, info: ArchiveInfo): Promise<Readable> {
  const sections = archiveSections();
  const files: StoredFile[] = [];
  for (const section of sections) files.push(...(await findFiles(tx, section, scope)));
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  // The library watches no entry: whoever reads would wait for ever for one that failed.
  zip.on('error', (error: Error) => output.destroy(error));
  const add = entryAdder(zip, info.now);
  const counts = new Map<string, number>();
  add('README.txt', () => [readmeOf(sections, { ...info, language: scope.language })]);
  for (const section of sections) add(`${section.name}.json`, () => jsonOf(tx, { section, scope, counts }));
  for (const file of files) add(file.path, () => bytesOf(tx, file), !file.contentType.startsWith('image/'));
  add('index.json', () => [indexOf(info, { sections, files, counts })]);
  zip.end();
  return output;
}

type Content = () => Iterable<string | Buffer> | AsyncIterable<string | Buffer>;

/** Entries are begun one after the other, so that their statements are, too. */
function entryAdder(zip: ZipFile, mtime: Date) {
  return (path: string, content: Content, compress = true): void => {
    zip.addReadStreamLazy(path, { mtime, mode: 0o100600, compress }, (done) => {
      const entry = Readable.from(content(), { objectMode: false });
      entry.on('error', (error) => zip.emit('error', error));
      done(null, entry);
    });
  };
}

interface Reading {
  readonly section: Section;
  readonly scope: Scope;
  readonly counts: Map<string, number>;
}

async function* jsonOf(tx: Executor, { section, scope, counts }: Reading): AsyncGenerator<string> {
  const read = { entries: 0 };
  yield '[';
  for await (const entry of readEntries(tx, section, scope)) {
    yield `${read.entries++ === 0 ? '' : ','}\n${entry}`;
  }
  yield '\n]\n';
  counts.set(section.name, read.entries);
}

async function* bytesOf(tx: Executor, file: StoredFile): AsyncGenerator<Buffer> {
  yield await readFile(tx, file);
}

interface Told {
  readonly sections: readonly Section[];
  readonly files: readonly StoredFile[];
  readonly counts: ReadonlyMap<string, number>;
}

function indexOf({ shop, now }: ArchiveInfo, { sections, files, counts }: Told): string {
  const subjects = sections.map(({ name }) => ({ file: `${name}.json`, entries: counts.get(name) ?? 0 }));
  const attached = files.map(({ path, contentType }) => ({ file: path, content_type: contentType }));
  return `${JSON.stringify({ format: 1, shop, made_at: now, subjects, files: attached }, null, 2)}\n`;
}
