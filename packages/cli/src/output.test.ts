import { expect, it } from 'vitest';
import { asJson, harmless, inLine, table } from './output.ts';

it.each([
  ['a\r\nb\nc\td', 'a\r\nb\nc\td', 'a b c d'],
  ['\u001b[2J\u009b2J\u0007\u007f\0', '?[2J?2J???', '?[2J?2J???'],
  ['over\rwritten\r', 'over?written?', 'over written '],
  ['Çağrı 🐎 \u00a0', 'Çağrı 🐎 \u00a0', 'Çağrı 🐎 \u00a0'],
])('of %j as a body and in a line', (text, body, line) => {
  expect([harmless(text), inLine(text)]).toEqual([body, line]);
});

it('keeps each row of a table on its line', () => {
  expect(
    table([
      ['a\nb', 'c\u001bd'],
      ['e', 'f'],
    ]),
  ).toBe('a b  c?d\ne    f\n');
});

it('writes JSON that is read as what it was, and steers nothing', () => {
  const value = { text: '\u001b\u007f\u0085\u009f\n\u00a0é' };
  expect(asJson(value)).toBe('{\n  "text": "\\u001b\\u007f\\u0085\\u009f\\n\u00a0é"\n}\n');
  expect(JSON.parse(asJson(value))).toEqual(value);
});
