import fc from 'fast-check';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { decoderFor, fields } from './index.ts';

const kinds = {
  text: fields.text({ max: 5 }),
  counted: fields.text({ min: 3, max: 5 }),
  blank: fields.text({ max: 5, blank: true }),
  password: fields.password(),
  email: fields.email(),
  phone: fields.phone(20),
  flag: fields.flag(),
  number: fields.wholeNumber({ minimum: -5, maximum: 100 }),
  reference: fields.reference(),
  date: fields.date(),
  choice: fields.choice(['a', 'b']),
  dictionary: fields.dictionary(),
  file: fields.file(),
  nullable: fields.nullable(fields.text({ max: 5 })),
  nullableFlag: fields.nullable(fields.flag()),
  nullableDate: fields.nullable(fields.date()),
  nullableChoice: fields.nullable(fields.choice(['a', 'b'])),
  nullableNumber: fields.nullable(fields.wholeNumber()),
} as const;

type Kind = keyof typeof kinds;

describe('decoding', () => {
  const every = Type.Object(
    Object.fromEntries(
      Object.entries(kinds).flatMap(([name, kind]) => [
        [name, kind],
        [`${name}?`, Type.Optional(kind)],
      ]),
    ),
  );
  const decode = decoderFor(every);
  const names = Object.keys(every.properties);
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 4 });
  const likely = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '1', 'on', 'null', '{"a":1}'), anything);

  it('never throws, and what it lets through fits the schema', () => {
    const body = fc.dictionary(fc.constantFrom(...names), likely, { maxKeys: names.length });
    fc.assert(
      fc.property(fc.oneof(body, anything), (input) => {
        const result = decode(input);
        if ('error' in result) expect(Object.keys(result.error.details.fields ?? {})).not.toEqual([]);
        else expect(Value.Check(every, result.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('lets through what fits, field by field', () => {
    for (const kind of Object.keys(kinds).filter(isKind)) {
      fc.assert(
        fc.property(likely, (input) => {
          const result = decoderFor(Type.Object({ it: kinds[kind] }))({ it: input });
          if ('error' in result || kind === 'file' || kind === 'phone') return;
          expect(Value.Check(Type.Object({ it: kinds[kind] }), result.value)).toBe(true);
        }),
        { numRuns: 200 },
      );
    }
  });

  it('reads its own answers as they are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('text', 'blank', 'email', 'flag', 'number', 'date'), likely),
        (input) => {
          const some = decoderFor(Type.Partial(Type.Object(kinds)));
          const once = some(input);
          if ('error' in once) return;
          expect(some(once.value)).toEqual(once);
        },
      ),
      { numRuns: 500 },
    );
  });

  const isKind = (name: string): name is Kind => name in kinds;
});
