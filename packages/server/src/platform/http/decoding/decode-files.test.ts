import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resultOf } from './decode.support.ts';
import { decoderFor, fields } from './index.ts';

const one = { name: 'a.pdf', bytes: Buffer.from('a') };
const other = { name: 'b.pdf', bytes: Buffer.from('b') };

describe('files', () => {
  const several = decoderFor(Type.Object({ it: Type.Optional(fields.nullable(fields.files())) }));
  const single = decoderFor(Type.Object({ it: fields.file() }));

  it('are a list, of one as of several', () => {
    expect(resultOf(several({ it: one }))).toEqual({ it: [one] });
    expect(resultOf(several({ it: [one, other] }))).toEqual({ it: [one, other] });
    expect(resultOf(several({}))).toEqual({});
    expect(resultOf(several({ it: null }))).toEqual({ it: null });
  });

  it('where one is wanted are the last', () => {
    expect(resultOf(single({ it: [one, other] }))).toEqual({ it: other });
  });

  it.each([
    ['a text', 'x'],
    ['none', []],
    ['a text among them', [one, 'x']],
    ['an object', { name: 'a', bytes: 'a' }],
  ])('are not %s', (_what, it) => {
    expect(resultOf(several({ it }))).toMatch(/^it: The submitted data was not a file\./);
    expect(resultOf(single({ it }))).toMatch(/^it: The submitted data was not a file\./);
  });
});
