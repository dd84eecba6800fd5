import { describe, expect, it } from 'vitest';
import { addressFields } from './address-fields.ts';
import { loadConfig } from './index.ts';

const read = (value: unknown) => addressFields(JSON.stringify(value));

describe('ADDRESS_SERIALIZER_FIELDS', () => {
  it('makes a listed field required, unless it says otherwise', () => {
    const fields = [
      { field: 'tax_office', validators: [], kwargs: {} },
      { field: 'tax_no', kwargs: { required: false, min_length: 10, max_length: 11 } },
      { field: 'postcode', validators: ['required', { regex: '^\\d{5}$' }], kwargs: { required: false } },
    ];
    const none = { minLength: null, maxLength: null, patterns: [] };
    expect(read({ fd: fields, DE: [] })).toEqual({
      FD: [
        { ...none, field: 'tax_office', required: true },
        { field: 'tax_no', required: false, minLength: 10, maxLength: 11, patterns: [] },
        { ...none, field: 'postcode', required: true, patterns: ['^\\d{5}$'] },
      ],
      DE: [],
    });
  });

  const one = (rule: unknown) => ({ TR: [rule] });

  it.each([
    ['text', '{', 'must be JSON'],
    ['a list', [], 'must be a dictionary: the value'],
    ['a code that is none', { '12': [] }, 'has "12", which is no country code'],
    ['fields that are no list', { TR: {} }, 'must have a list under TR'],
    ['a field that is none', one('line'), 'must be a dictionary: TR[0]'],
    ['an unknown field', one({ field: 'city' }), 'knows no field "city" at TR[0]; it knows title, first_name'],
    [
      'an unknown key',
      one({ field: 'line', kwarg: {} }),
      'knows no "kwarg" at TR[0]; it knows field, validators, kwargs',
    ],
    ['unknown kwargs', one({ field: 'line', kwargs: { allow_null: true } }), 'knows no "allow_null" at TR[0].kwargs'],
    ['a length that is none', one({ field: 'line', kwargs: { min_length: '1' } }), 'at TR[0].kwargs.min_length'],
    ['a flag that is none', one({ field: 'line', kwargs: { required: 'no' } }), 'must have true or false'],
    ['validators that are no list', one({ field: 'line', validators: {} }), 'must have a list at TR[0].validators'],
    ['an unknown validator', one({ field: 'line', validators: ['iban'] }), '"required" or {"regex": "…"}'],
    ['another validator', one({ field: 'line', validators: [{ luhn: 1 }] }), 'knows no "luhn" at TR[0].validators'],
    ['no expression', one({ field: 'line', validators: [{ regex: '(' }] }), 'must have a regular expression'],
    ['an expression that is no text', one({ field: 'line', validators: [{ regex: 1 }] }), 'must have a regular'],
  ])('refuses %s at the start', (_what, value, problem) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const load = () => loadConfig({ ARASTA_ENV: 'development', ADDRESS_SERIALIZER_FIELDS: text });
    expect(load).toThrow(
      `ADDRESS_SERIALIZER_FIELDS ${problem.startsWith('at ') || problem.startsWith('"') ? '' : problem}`,
    );
    expect(load).toThrow(problem);
  });
});
