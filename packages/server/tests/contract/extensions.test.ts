import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { field } from '../support/customer.ts';

/** Every operation is either of the protocol (protocol-operations.txt) or told in docs/protocol/extensions.md. */

const near = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

const golden: unknown = JSON.parse(await near('openapi.json'));
const operations = entriesOf(field(golden, 'paths')).flatMap(([path, methods]) =>
  entriesOf(methods).map(([method]) => `${method.toUpperCase()} ${path}`),
);
const protocol = (await near('protocol-operations.txt')).split('\n').filter(Boolean);
const told = patternsIn(await near('../../../../docs/protocol/extensions.md'));

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** What a document names as `/path/<part>/`, `GET /path/` or `/begins/with/…`. */
function patternsIn(text: string): RegExp[] {
  return Array.from(
    text.matchAll(/`(?:(GET|POST|PUT|PATCH|DELETE) )?(\/[^`\s]+)`/g),
    ([, method = '[A-Z]+', path = '']) => {
      const bare = path.split('?')[0]?.replace(/\/$/, '') ?? '';
      const parts = bare
        .replace(/[.*+()|[\]\\]/g, '\\$&')
        .replace(/<[^>]+>/g, '\\{[^/]+\\}')
        .replaceAll('…', '.*');
      return new RegExp(`^${method} ${parts}/?$`);
    },
  );
}

const isTold = (operation: string) => told.some((pattern) => pattern.test(operation));

it('names every operation that the protocol does not know', () => {
  const known = new Set(protocol);
  expect(operations.filter((operation) => !known.has(operation) && !isTold(operation))).toEqual([]);
});

it('names none that the protocol knows', () => {
  expect(protocol.filter(isTold)).toEqual([]);
});

it('is held against operations that there are', () => {
  expect(protocol.filter((operation) => !operations.includes(operation))).toEqual([]);
});
