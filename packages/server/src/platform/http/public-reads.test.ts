import { expect, it } from 'vitest';
import { isKnown } from './public-reads.ts';

it.each([
  [undefined, false],
  ['', false],
  ['"b"', false],
  ['a', false],
  ['"a', false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  [' * ', true],
])('takes If-None-Match %j for a tag a client holds: %j', (header, known) => {
  expect(isKnown(header, '"a"')).toBe(known);
});
