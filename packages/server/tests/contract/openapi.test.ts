import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';

const GOLDEN = new URL('openapi.json', import.meta.url);
const shop = useShop();

async function document(): Promise<Record<string, unknown>> {
  const { json } = await shop().visit().get('/openapi.json');
  if (!isRecord(json)) throw new Error('No document');
  return json;
}

function operations(paths: unknown): { path: string; method: string; operation: unknown }[] {
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** A change of the API shows up here: look at it, then write the file anew with UPDATE_OPENAPI=1 npm test. */
it('is the document in the repository', async () => {
  const text = `${JSON.stringify(await document(), null, 2)}\n`;
  if (process.env['UPDATE_OPENAPI'] === '1') await writeFile(GOLDEN, text);
  expect(text).toBe(await readFile(GOLDEN, 'utf8'));
});

it('is OpenAPI 3.1', async () => {
  expect((await document())['openapi']).toBe('3.1.0');
});

it('names every operation once, with a summary and its answers', async () => {
  const all = operations((await document())['paths']);
  const ids = all.map(({ operation }) => field(operation, 'operationId'));
  expect(new Set(ids).size).toBe(all.length);
  for (const { path, method, operation } of all) {
    expect(field(operation, 'operationId'), `${method} ${path}`).toEqual(expect.any(String));
    expect(field(operation, 'summary'), `${method} ${path}`).toEqual(expect.any(String));
    expect(Object.keys(field(operation, 'responses') ?? {}), `${method} ${path}`).not.toEqual([]);
  }
});

it('answers HEAD like GET, without a body', async () => {
  const answer = await shop().visit().send('HEAD', '/openapi.json');
  expect([answer.status, answer.text]).toEqual([200, '']);
});

describe('a shop whose session cookie has another name', () => {
  const renamed = useShop({ env: { SESSION_COOKIE_NAME: 'sid' } });

  it('says so', async () => {
    const browser = renamed().visit();
    const { json } = await browser.get('/openapi.json');
    const session = field(field(field(json, 'components'), 'securitySchemes'), 'session');
    expect(session).toMatchObject({ in: 'cookie', name: 'sid' });
    await browser.get('/csrf_token/');
    expect([...browser.jar.keys()]).toContain('sid');
  });
});

it('says how each operation meets its caller', async () => {
  const all = operations((await document())['paths']);
  const access = new Map(all.map(({ operation }) => [field(operation, 'operationId'), field(operation, 'x-access')]));
  const names = ['getLiveness', 'listProducts', 'getCsrfToken', 'getBasket', 'getCurrentUser'];
  expect(names.map((name) => access.get(name))).toEqual(['public', 'reader', 'visitor', 'guest', 'customer']);
  expect([...access.values()].filter((one) => typeof one !== 'string')).toEqual([]);
});
