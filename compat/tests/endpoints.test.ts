import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clientModule, fields, member } from '../src/untyped.ts';
import { openShop } from './support/suite.ts';

openShop();

/** The client's own page calls it, which `openBankPage` shows. */
const BY_PAGES = ['get3dRedirectForm'];

const folder = fileURLToPath(new URL('.', import.meta.url));

/** All that the tests are written in, this file left out. */
const written = async (): Promise<string> => {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !name.startsWith('endpoints'));
  return (await Promise.all(files.map((name) => readFile(folder + name, 'utf8')))).join('\n');
};

test('every endpoint of the client is called by some test', async () => {
  const { api } = await clientModule('data/client/api');
  const endpoints = Object.keys(fields(member(api, 'endpoints'), 'endpoints'));
  expect(endpoints.length).toBeGreaterThan(80);
  const tests = await written();

  const uncalled = endpoints.filter((name) => !tests.includes(`'${name}'`));

  expect(uncalled.sort()).toEqual(BY_PAGES);
});
