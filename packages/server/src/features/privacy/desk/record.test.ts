import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { archiveSections } from '../archive/sections.rules.ts';
import { SUBJECTS } from '../archive/readme.rules.ts';
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
