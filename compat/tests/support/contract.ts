import { expect } from 'vitest';
import { type Shape, withoutEachField } from '../../src/shape.ts';
import { isFields } from '../../src/untyped.ts';

// Objects whose keys are a shop's own.
const FREE = /(?:^|\.)(?:attributes|attributes_kwargs|extra_attributes|kwargs|value|config|translations|schema)\./;

/** Fields of an answer whose absence this contract does not notice: those that no page of a storefront reads. */
export function unnoticed(answer: unknown, shape: Shape): readonly string[] {
  expect(shape(answer, 'answer')).toEqual([]);
  const fields = [...withoutEachField(answer)]
    .filter(([field, rest]) => !FREE.test(field) && shape(rest, 'answer').length === 0)
    .map(([field]) => field);
  return [...new Set(fields)].sort();
}

/** The same with every value replaced that `change` replaces; fields of the answer itself are at depth 1. */
export function changed(
  value: unknown,
  change: (value: unknown, key: string, depth: number) => unknown,
  key = '',
  depth = 0,
): unknown {
  const own = change(value, key, depth);
  if (Array.isArray(own)) return own.map((item: unknown) => changed(item, change, '', depth + 1));
  if (!isFields(own)) return own;
  return Object.fromEntries(Object.entries(own).map(([name, item]) => [name, changed(item, change, name, depth + 1)]));
}
