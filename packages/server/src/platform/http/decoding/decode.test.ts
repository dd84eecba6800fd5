import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resultOf } from './decode.support.ts';
import { decoderFor, fields } from './index.ts';

const kinds = {
  text: fields.text({ max: 5 }),
  line: fields.text({ max: 5, line: true }),
  counted: fields.text({ min: 3, max: 5 }),
  blank: fields.text({ max: 5, blank: true }),
  password: fields.password(),
  email: fields.email(),
  phone: fields.phone(20),
  flag: fields.flag(),
  number: fields.wholeNumber({ minimum: -5, maximum: 100 }),
  reference: fields.reference(),
  pk: fields.pk(),
  nullableReference: fields.nullable(fields.reference()),
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

/** What a field of this kind is read as: the value, or the message in English. */
function read(kind: Kind, input: unknown, how: { optional?: boolean; unsetWords?: boolean } = {}): unknown {
  const field = how.optional === true ? Type.Optional(kinds[kind]) : kinds[kind];
  const schema = Type.Object({ it: field }, how.unsetWords === true ? { 'x-unset-words': true } : {});
  return resultOf(decoderFor(schema)(input === undefined ? {} : { it: input }));
}

const value = (it: unknown) => ({ it });
const refusal = (text: string) => `it: ${text}`;

describe('what clients send', () => {
  const NOT_TEXT = refusal('Not a valid string.');
  const BLANK = refusal('This field may not be blank.');
  const NULL = refusal('This field may not be null.');
  const NUL = refusal('Null characters are not allowed.');
  const LINE = refusal('Line breaks and other control characters are not allowed.');
  const BOOLEAN = refusal('Must be a valid boolean.');
  const INTEGER = refusal('A valid integer is required.');
  const DATE = refusal('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.');
  const EMAIL = refusal('Enter a valid email address.');
  const OBJECT = refusal('Expected a dictionary of items.');
  const FILE = refusal('The submitted data was not a file. Check the encoding type on the form.');

  it.each<[Kind, unknown, unknown]>([
    ['text', 'abc', value('abc')],
    ['text', '  abc\n', value('abc')],
    ['text', 'a\nb', value('a\nb')],
    ['line', '  abc\n', value('abc')],
    ['line', 'a\tb', LINE],
    ['line', 'a\r\nb', LINE],
    ['line', 'a\u001bb', LINE],
    ['line', 'a\u009bb', LINE],
    ['line', 'a\u2028b', LINE],
    ['line', 'a\0b', NUL],
    ['text', 12, value('12')],
    ['text', -1.5, value('-1.5')],
    ['text', 0, value('0')],
    ['text', 'undefined', refusal('Ensure this field has no more than 5 characters.')],
    ['text', 'null', value('null')],
    ['text', 'abcdef', refusal('Ensure this field has no more than 5 characters.')],
    ['text', '     abcde     ', value('abcde')],
    ['text', 'ğüşiö', value('ğüşiö')],
    ['text', '🐎🐎🐎🐎🐎', value('🐎🐎🐎🐎🐎')],
    ['text', '🐎🐎🐎🐎🐎🐎', refusal('Ensure this field has no more than 5 characters.')],
    ['text', '', BLANK],
    ['text', '   ', BLANK],
    ['text', null, NULL],
    ['text', undefined, refusal('This field is required.')],
    ['text', true, NOT_TEXT],
    ['text', NaN, NOT_TEXT],
    ['text', Infinity, NOT_TEXT],
    ['text', ['a'], NOT_TEXT],
    ['text', { a: 1 }, NOT_TEXT],
    ['text', 'a\0', NUL],
    ['text', 'a\ud800', value('a\ufffd')],
    ['counted', 'ab', refusal('Ensure this field has at least 3 characters.')],
    ['counted', ' abc ', value('abc')],
    ['counted', '🐎🐎', refusal('Ensure this field has at least 3 characters.')],
    ['blank', '', value('')],
    ['blank', '  ', value('')],
    ['blank', null, NULL],
    ['password', '  a b  ', value('  a b  ')],
    ['password', '   ', value('   ')],
    ['password', '', BLANK],
    ['password', 'a\0b', NUL],
    ['password', 12345678, value('12345678')],
    ['email', ' Ada@Example.ORG ', value('ada@example.org')],
    ['email', 'ada', EMAIL],
    ['email', 'ada@example.org/x', EMAIL],
    ['email', 7, EMAIL],
    ['email', `${'a'.repeat(250)}@b.co`, refusal('Ensure this field has no more than 254 characters.')],
    ['phone', '(0555) 111-22 33', value('05551112233')],
    ['phone', 5551112233, value('5551112233')],
    ['phone', '--', value('')],
    ['phone', '0'.repeat(21), refusal('Ensure this field has no more than 20 characters.')],
    ...[true, 'true', 'TRUE', ' true ', 't', 'yes', 'on', 'y', '1', 1].map((yes) => flagOf(yes, true)),
    ...[false, 'false', 'False', 'f', 'no', 'off', 'n', '0', 0].map((no) => flagOf(no, false)),
    ['flag', 'maybe', BOOLEAN],
    ['flag', 2, BOOLEAN],
    ['flag', '', BOOLEAN],
    ['flag', [], BOOLEAN],
    ['flag', ['true'], BOOLEAN],
    ['flag', {}, BOOLEAN],
    ['flag', null, NULL],
    ['number', 7, value(7)],
    ['number', '7', value(7)],
    ['number', ' +7 ', value(7)],
    ['number', '-5', value(-5)],
    ['number', '007', value(7)],
    ['number', '7.0', value(7)],
    ['number', 7.0, value(7)],
    ['number', 7.5, INTEGER],
    ['number', '7.5', INTEGER],
    ['number', '7,0', INTEGER],
    ['number', '7e1', INTEGER],
    ['number', '0x10', INTEGER],
    ['number', '', INTEGER],
    ['number', 'seven', INTEGER],
    ['number', '٧', INTEGER],
    ['number', true, INTEGER],
    ['number', [7], INTEGER],
    ['number', 1e21, INTEGER],
    ['number', '9007199254740993', INTEGER],
    ['number', NaN, INTEGER],
    ['number', 101, refusal('Ensure this value is less than or equal to 100.')],
    ['number', '-6', refusal('Ensure this value is greater than or equal to -5.')],
    ['date', '1991-02-07', value('1991-02-07')],
    ['date', '1991-2-7', value('1991-02-07')],
    ['date', ' 1991-12-7 ', value('1991-12-07')],
    ['date', '2024-02-29', value('2024-02-29')],
    ['date', '2023-02-29', DATE],
    ['date', '1991-00-10', DATE],
    ['date', '1991-13-10', DATE],
    ['date', '1991-04-31', DATE],
    ['date', '0000-01-01', DATE],
    ['date', '91-02-07', DATE],
    ['date', '1991/02/07', DATE],
    ['date', '1991-02-07T00:00', DATE],
    ['date', '-1991-02-07', DATE],
    ['date', 19910207, DATE],
    ['date', 'undefined', DATE],
    ['choice', 'a', value('a')],
    ['choice', ' b ', value('b')],
    ['choice', 'A', refusal('"A" is not a valid choice.')],
    ['choice', '', refusal('"" is not a valid choice.')],
    ['choice', 'x'.repeat(500), refusal(`"${'x'.repeat(100)}" is not a valid choice.`)],
    ['choice', ['a'], NOT_TEXT],
    ['dictionary', { a: [1, null, { b: 'c' }] }, value({ a: [1, null, { b: 'c' }] })],
    ['dictionary', '{"a": 1}', value({ a: 1 })],
    ['dictionary', {}, value({})],
    ['dictionary', '', OBJECT],
    ['dictionary', 'a', OBJECT],
    ['dictionary', '[1]', OBJECT],
    ['dictionary', 'null', OBJECT],
    ['dictionary', 7, OBJECT],
    ['dictionary', { a: '\0' }, NUL],
    ['dictionary', nested(33), OBJECT],
    ['dictionary', nested(32), value(nested(32))],
    ['file', 'a', FILE],
    ['file', {}, FILE],
    ['file', { name: 'a', bytes: 'a' }, FILE],
    ['file', { name: 'a', bytes: { type: 'Buffer', data: [1] } }, FILE],
    ['file', { name: 'a', bytes: Buffer.from('a') }, value({ name: 'a', bytes: Buffer.from('a') })],
    ['reference', 12, value(12)],
    ['reference', ' 012 ', value(12)],
    ['reference', { pk: 12, name: 'x' }, value(12)],
    ['reference', { pk: '12' }, value(12)],
    ['reference', 0, value(0)],
    ...['', 'undefined', 'null'].flatMap((none) => [missing('reference', none), missing('pk', none)]),
    ['pk', '12', value(12)],
    ['pk', 0, refusal('Ensure this value is greater than or equal to 1.')],
    ['pk', 'x', INTEGER],
    ['pk', null, NULL],
    ['nullableReference', '', value(null)],
    ['reference', 'x', refusal('Invalid pk "x" - object does not exist.')],
    ['reference', -1, refusal('Invalid pk "-1" - object does not exist.')],
    ['reference', 1.5, refusal('Invalid pk "1.5" - object does not exist.')],
    ['reference', 1e300, refusal('Invalid pk "1e+300" - object does not exist.')],
    ['reference', '9'.repeat(200), refusal(`Invalid pk "${'9'.repeat(100)}" - object does not exist.`)],
    ['reference', '1\0', NUL],
    ['reference', Number.NaN, NOT_TEXT],
    ['reference', true, refusal('Incorrect type. Expected pk value, received boolean.')],
    ['reference', [1], refusal('Incorrect type. Expected pk value, received list.')],
    ['reference', {}, refusal('Incorrect type. Expected pk value, received null.')],
    ['reference', { pk: { pk: 1 } }, refusal('Incorrect type. Expected pk value, received dictionary.')],
    ['reference', null, NULL],
    ['nullable', null, value(null)],
    ['nullable', '', value(null)],
    ['nullable', 'a', value('a')],
    ['nullableFlag', '', value(null)],
    ['nullableFlag', 'on', value(true)],
    ['nullableDate', '', value(null)],
    ['nullableDate', '1991-2-7', value('1991-02-07')],
    ['nullableChoice', '', value(null)],
    ['nullableChoice', 'c', refusal('"c" is not a valid choice.')],
    ['nullableNumber', '', value(null)],
    ['nullableNumber', 'x', INTEGER],
  ])('%s takes %j for %j', (kind, input, expected) => {
    expect(read(kind, input)).toEqual(expected);
  });

  function missing(kind: Kind, none: string): [Kind, unknown, unknown] {
    return [kind, none, refusal('This field is required.')];
  }

  function flagOf(input: unknown, it: boolean): [Kind, unknown, unknown] {
    return ['flag', input, value(it)];
  }

  it.each<[Kind, unknown, unknown]>([
    ['text', undefined, {}],
    ['text', '', BLANK],
    ['text', null, NULL],
    ['flag', '', {}],
    ['number', '', {}],
    ['choice', '', {}],
    ['dictionary', '', {}],
    ['nullableFlag', '', value(null)],
    ['nullable', null, value(null)],
  ])('an optional %s takes %j for %j', (kind, input, expected) => {
    expect(read(kind, input, { optional: true })).toEqual(expected);
  });

  it.each(['undefined', 'null'])('"%s" stands for nothing where the form says so, in optional fields', (word) => {
    for (const kind of ['text', 'flag', 'number', 'date', 'choice', 'nullable', 'nullableDate'] as const) {
      expect(read(kind, word, { optional: true, unsetWords: true })).toEqual({});
    }
    for (const kind of ['pk', 'reference', 'nullableReference'] as const) {
      expect(read(kind, word, { optional: true })).toEqual({});
    }
    expect(read('flag', word, { optional: true })).toBe(BOOLEAN);
    expect(read('date', word, { unsetWords: true })).toBe(DATE);
  });
});

function nested(depth: number): Record<string, unknown> {
  let inner: Record<string, unknown> = {};
  for (let level = 1; level < depth; level++) inner = { a: inner };
  return inner;
}

describe('whole bodies', () => {
  const decode = decoderFor(Type.Object({ a: kinds.text, b: Type.Optional(kinds.number) }));

  it('lose the fields nobody knows', () => {
    expect(resultOf(decode({ a: 'x', b: '1', c: 2, d: { e: 3 } }))).toEqual({ a: 'x', b: 1 });
  });

  it('are told all their faults at once', () => {
    expect(resultOf(decode({ b: 'x' }))).toBe('a: This field is required.; b: A valid integer is required.');
  });

  it.each([
    ['nothing', undefined, 'a: This field is required.'],
    ['null', null, 'a: This field is required.'],
    ['a list', [], 'non_field_errors: Invalid data. Expected a dictionary, but got list.'],
    ['a text', 'x', 'non_field_errors: Invalid data. Expected a dictionary, but got string.'],
    ['a number', 0, 'non_field_errors: Invalid data. Expected a dictionary, but got number.'],
    ['a truth value', false, 'non_field_errors: Invalid data. Expected a dictionary, but got boolean.'],
  ])('that are %s', (_what, body, text) => {
    expect(resultOf(decode(body))).toBe(text);
  });

  it('take no fields from the prototype', () => {
    const tricky = decoderFor(Type.Object({ toString: Type.Optional(kinds.text), constructor: kinds.text }));
    expect(resultOf(tricky({}))).toBe('constructor: This field is required.');
    expect(resultOf(decode(Object.create({ a: 'inherited' })))).toBe('a: This field is required.');
    expect(resultOf(tricky(Object.assign(Object.create(null), { constructor: 'x' })))).toEqual({ constructor: 'x' });
  });
});
