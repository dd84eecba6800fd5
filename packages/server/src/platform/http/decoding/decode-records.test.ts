import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resultOf } from './decode.support.ts';
import { decoderFor, fields } from './index.ts';

describe('lists of records', () => {
  const decode = decoderFor(
    Type.Object({
      it: fields.records(
        Type.Object({
          a: fields.text({ max: 5 }),
          n: Type.Optional(fields.wholeNumber({ minimum: -5, maximum: 100 })),
        }),
        { min: 1, max: 2 },
      ),
    }),
  );

  it('are read record by record, in a form as JSON', () => {
    const read = { it: [{ a: 'x', n: 7 }, { a: 'y' }] };
    expect(resultOf(decode({ it: [{ a: ' x', n: '7', more: 1 }, { a: 'y' }] }))).toEqual(read);
    expect(resultOf(decode({ it: '[{"a": "x", "n": 7}, {"a": "y"}]' }))).toEqual(read);
  });

  it.each([
    ['nothing', undefined, 'it: This field is required.'],
    ['null', null, 'it: This field may not be null.'],
    ['one record', { a: 'x' }, 'it: Expected a list of items.'],
    ['no JSON', '[', 'it: Expected a list of items.'],
    ['no record', [], 'it: This list may not be empty.'],
    ['too many', [{}, {}, {}], 'it: Ensure this field has no more than 2 elements.'],
  ])('are refused: %s', (_what, it, text) => {
    expect(resultOf(decode({ it }))).toBe(text);
  });

  it('tell what is wrong in the place of each record', () => {
    const result = decode({ it: [{ a: 'x' }, { n: 'x' }] });
    expect('error' in result && result.error.details.rows).toEqual({
      it: [{}, { a: [{ key: 'required' }], n: [{ key: 'invalid_integer' }] }],
    });
    expect('error' in decode({ it: ['x'] })).toBe(true);
  });
});
