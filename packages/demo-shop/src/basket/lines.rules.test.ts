import { describe, expect, it } from 'vitest';
import { entriesOf, isFree, keyOf, type Removed, variantOf } from './lines.rules.ts';

const line = (pk: number, attributes: Record<string, unknown> = {}) => ({ product: { pk }, attributes });
type Line = ReturnType<typeof line>;

it('a variant is told by what its address chooses by', () => {
  const product = {
    absolute_url: '/dress/?color=white&size=XS',
    attributes: { color: 'white', size: 'XS', brand: 'nar-tas' },
    attributes_kwargs: { size: { value: 'XS', label: 'Extra small' } },
  };
  expect(variantOf(product, 'en')).toBe('White, Extra small');
  expect(variantOf({ ...product, absolute_url: '/dress/' }, 'en')).toBe('');
});

it('a variant is written as the language of the shop writes capitals, whatever the browser’s own is', () => {
  const product = { absolute_url: '/dress/?color=ivory', attributes: { color: 'ivory' }, attributes_kwargs: {} };
  expect(variantOf(product, 'en')).toBe('Ivory');
  expect(variantOf(product, 'tr')).toBe('İvory');
});

it('a gift is free, and so is what promotions pay in full', () => {
  expect(isFree({ total_amount: '0.00', discount_amount: '0.00' })).toBe(true);
  expect(isFree({ total_amount: '18.00', discount_amount: '18.00' })).toBe(true);
  expect(isFree({ total_amount: '18.00', discount_amount: '17.99' })).toBe(false);
});

describe('what the page shows', () => {
  const [one, two, three] = [line(1), line(2), line(3)];
  const removed = (of: Line, after: Line | null) => ({
    ...{ key: keyOf(of), line: of, after: after === null ? null : keyOf(after) },
  });
  const shown = (lines: Line[], out: Removed<Line>[], wanted = new Map<string, number>()) =>
    entriesOf(lines, out, wanted).map(({ kind, key }) => `${kind} ${key}`);

  it('is the place of a line in its stead once it is taken out, before and after the shop has answered', () => {
    const wanted = new Map([[keyOf(two), 0]]);
    const expected = ['line 1 {}', 'removed 2 {}', 'line 3 {}'];
    expect(shown([one, two, three], [removed(two, one)], wanted)).toEqual(expected);
    expect(shown([one, three], [removed(two, one)])).toEqual(expected);
  });

  it('is the first place for what was the first', () => {
    expect(shown([two], [removed(one, null)])).toEqual(['removed 1 {}', 'line 2 {}']);
  });

  it('is the line again once it is back', () => {
    expect(shown([one, two], [removed(two, one)])).toEqual(['line 1 {}', 'line 2 {}']);
  });

  it('tells lines of one product apart by their attributes', () => {
    expect(keyOf(line(1, { engraving: 'A' }))).not.toBe(keyOf(one));
  });
});
