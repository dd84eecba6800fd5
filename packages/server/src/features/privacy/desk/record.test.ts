import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { archiveSections } from '../archive/sections.rules.ts';
import { readmeOf, SUBJECTS } from '../archive/readme.rules.ts';
import { personalDataPage } from './record.rules.ts';

/** Written anew with UPDATE_DOCS=1 npm test. */
it('is what docs/personal-data.md says', async () => {
  const file = new URL('../../../../../../docs/personal-data.md', import.meta.url);
  if (process.env['UPDATE_DOCS'] === '1') await writeFile(file, personalDataPage());
  expect(await readFile(file, 'utf8')).toBe(personalDataPage());
});

it('has words for every file of an archive', () => {
  expect(archiveSections().map(({ name }) => name)).toEqual(Object.keys(SUBJECTS).sort());
});

it('sets the words for the files of an archive in one column', () => {
  const page = readmeOf(archiveSections(), { language: 'en', shop: 'https://shop.test', now: new Date(0) });
  const lines = page.split('\n').filter((line) => line.startsWith('  '));
  const columns = lines.map((line) => /^ {2}\w+\.json +(?=\S)/.exec(line)?.[0].length);
  expect([lines.length, [...new Set(columns)]]).toEqual([archiveSections().length, [columns[0]]]);
  expect(page).toMatch(/^ {2}notification_preferences\.json \S/m);
});
