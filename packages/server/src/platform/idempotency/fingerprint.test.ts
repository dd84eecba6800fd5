import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprintOf } from './index.ts';

const of = (body: unknown, salt = 'salt') => fingerprintOf(salt, body).toString('hex');

it('is alike for bodies that say the same', () => {
  expect(of({ b: [1, { d: null, c: 'x' }], a: true })).toBe(of({ a: true, b: [1, { c: 'x', d: null }] }));
  expect(of({ a: 1, b: undefined })).toBe(of({ a: 1 }));
  const file = () => ({ name: 'a.pdf', bytes: Buffer.from('%PDF') });
  expect(of({ file: file() })).toBe(of({ file: file() }));
});

it('differs for bodies that do not', () => {
  const bodies: unknown[] = [
    ...[{}, [], null, '', 0, false, { a: 1 }, { a: '1' }, { a: [1] }, { a: [[1]] }, { a: [1, 1] }, { a: [11] }],
    ...[{ a: 1, b: 2 }, { a: { b: 2 } }, { b: 2, a: '1' }, { a: null }, { a: '' }, { a: {} }, { a: [] }, ['a', 1]],
    ...['{0 ', '[0 ', [''], ['', ''], ['", "'], ['"', '"'], { a: Buffer.from('x') }, { a: Buffer.from('xy') }],
    ...[{ a: 'x' }, { a: '<1 x' }, { a: Buffer.from('x'), b: Buffer.from('y') }, [Buffer.from('1 "x" ')]],
  ];
  expect(new Set(bodies.map((body) => of(body))).size).toBe(bodies.length);
  expect(of({ a: 1 }, 'other')).not.toBe(of({ a: 1 }));
});

it('differs just when the canonical JSON does', () => {
  const canonical = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(canonical)
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([name, inner]) => [name, canonical(inner)] as const)
            .sort(([one], [other]) => (one < other ? -1 : 1))
        : [value];
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
      const same = JSON.stringify(shape(one)) === JSON.stringify(shape(other));
      expect(of(one) === of(other)).toBe(same);
    }),
  );
  function shape(value: unknown): unknown {
    return [Array.isArray(value), typeof value, canonical(value)];
  }
});

it('takes a body of any depth and size', () => {
  const depth = 200_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(of(deep)).toMatch(/^[0-9a-f]{64}$/);
  const long = Array.from({ length: 200_000 }, (_, index) => index);
  expect(of(long)).not.toBe(of([...long.slice(0, -1), -1]));
});
