import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('quotes what needs it, and doubles quotes', () => {
  expect(csvLine(['ada@example.org', 'Ada, Countess', 'a "b"\nc', ''])).toBe(
    'ada@example.org,"Ada, Countess","a ""b""\nc",\r\n',
  );
});

it('quotes semicolons, which part cells where commas are decimal', () => {
  expect(csvLine(['a;b', 'c'])).toBe('"a;b",c\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('keeps %j from being a formula', (text) => {
  expect(csvLine([text])).toBe(`'${text}\r\n`);
});
