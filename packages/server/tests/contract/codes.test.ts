import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

/** Every code of a refusal is either for a case of the protocol's (protocol-codes.txt) or told in docs/protocol/extensions.md. */

const near = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

const SOURCES = new URL('../../src/', import.meta.url);

/** `basket_100_4` wherever it stands, and whatever else a refusal of a rule is made with. */
const CODES = /'([a-z]+(?:_[a-z]+)*_\d{3}(?:_\d+)?)'|\b(?:rejected|mismatch|conflict)\(\s*'(\w+)'/g;

async function codesIn(folder: URL): Promise<Set<string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test|\.support)\.ts$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return new Set(Array.from(texts.join('\n').matchAll(CODES), ([, plain, said]) => plain ?? said ?? ''));
}

const codes = await codesIn(SOURCES);
const protocol = (await near('protocol-codes.txt')).split('\n').filter(Boolean);
const document = await near('../../../../docs/protocol/extensions.md');
// `ticket_…` tells all that begin so.
const told = Array.from(document.matchAll(/`([a-z]\w*_\d\w*)`|`([a-z]\w*_)…`/g), ([, whole, beginning]) => {
  return whole === undefined ? new RegExp(`^${beginning ?? ''}\\d`) : new RegExp(`^${whole}$`);
});
const isTold = (code: string) => told.some((pattern) => pattern.test(code));

it('names every code that the protocol does not know', () => {
  const known = new Set(protocol);
  // Of pages for people and of the command line, which are not calls for clients.
  const elsewhere = new Set(['console_elsewhere', 'job_running', 'order_changed']);
  expect([...codes].filter((code) => !known.has(code) && !isTold(code) && !elsewhere.has(code))).toEqual([]);
});

it('names none that the protocol knows', () => {
  expect(protocol.filter(isTold)).toEqual([]);
});

it('is held against codes that there are', () => {
  expect(codes.size).toBeGreaterThan(40);
  expect(protocol.filter((code) => !codes.has(code))).toEqual([]);
});
