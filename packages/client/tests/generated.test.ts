import { readFile, writeFile } from 'node:fs/promises';
import { resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { parseDocument } from '../generator/document.ts';
import { generate } from '../generator/generate.ts';

const SRC = new URL('../src/', import.meta.url);
const DOCUMENT = new URL('../../server/tests/contract/openapi.json', import.meta.url);

/** A change of the API shows up here: UPDATE_CLIENT=1 writes the files anew. */
it('is made from the OpenAPI document in the repository', async () => {
  const document = parseDocument(await readFile(DOCUMENT, 'utf8'));
  const files = await generate(document, (await resolveConfig(import.meta.filename)) ?? {});
  expect(Object.keys(files)).toEqual(['operations.generated.ts', 'types.generated.ts']);
  for (const [name, text] of Object.entries(files)) {
    if (process.env['UPDATE_CLIENT'] === '1') await writeFile(new URL(name, SRC), text);
    expect(await readFile(new URL(name, SRC), 'utf8'), name).toBe(text);
  }
});
