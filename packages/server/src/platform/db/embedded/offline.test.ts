import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EmbeddedPostgresError } from './errors.ts';
import { finishMoves, hasMoves, type Move, moveAll } from './offline.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arasta-moves-'));
  await mkdir(join(folder, 'draft'));
  for (const name of ['shop', 'draft/shop', 'draft/pictures', 'a-file']) await writeFile(join(folder, name), name);
});

afterEach(() => rm(folder, { recursive: true }));

const move = (from: string, to: string): Move => ({ from: join(folder, from), to: join(folder, to) });
const changing = () => [move('shop', 'former/shop'), move('key', 'former/key'), move('draft/shop', 'shop')];
// Nothing can be in a file.
const failing = () => [...changing(), move('draft/pictures', 'a-file/pictures')];

async function content(): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of found.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path)] = await readFile(path, 'utf8');
  }
  return files;
}

test('what is there takes its place', async () => {
  await moveAll(folder, changing());

  expect(await content()).toEqual({
    ...{ 'a-file': 'a-file', 'draft/pictures': 'draft/pictures' },
    ...{ 'former/shop': 'shop', shop: 'draft/shop' },
  });
});

test('what cannot be finished is taken back, and nothing is left to do', async () => {
  const before = await content();
  const failed = moveAll(folder, failing());

  await expect(failed).rejects.toThrow(EmbeddedPostgresError);
  await expect(failed).rejects.toThrow(/^The restore was taken back, as it cannot be finished: .*a-file/);
  expect(await content()).toEqual(before);
  expect(await readdir(folder)).not.toContain('former');
  await finishMoves(folder);
});

test('one that was interrupted and cannot be finished is taken back, once', async () => {
  const before = await content();
  const noted = failing().map(({ from, to }) => ({ from: relative(folder, from), to: relative(folder, to) }));
  await writeFile(join(folder, 'moving.json'), JSON.stringify(noted));
  await mkdir(join(folder, 'former'));
  await writeFile(join(folder, 'former/shop'), 'shop');
  await rm(join(folder, 'shop'));

  await expect(finishMoves(folder)).rejects.toThrow('The restore was taken back');
  expect(await content()).toEqual(before);
  await finishMoves(folder);
});

test.each(['{', '{}', '[{"from":1}]'])('a note %s is neither followed nor thrown away', async (text) => {
  await writeFile(join(folder, 'moving.json'), text);

  await expect(finishMoves(folder)).rejects.toThrow('cannot be read. Move it away to open what is there.');
  expect(await hasMoves(folder)).toBe(true);
});
