import { describe, expect, it } from 'vitest';
import { askedFor, kindOf } from './order.rules.ts';

const item = (id: number, length = 1) => ({ id, length });
const group = (...items: { id: number; length: number }[]) => ({ items });

describe('what a request names', () => {
  it('is as many pieces as are asked for, the first ones first', () => {
    expect(askedFor(group(item(1), item(2), item(3)), 2)).toEqual([{ order_item: 1 }, { order_item: 2 }]);
  });

  it('is a part of an item that is several', () => {
    expect(askedFor(group(item(1), item(2, 120)), 5)).toEqual([{ order_item: 1 }, { order_item: 2, quantity: 4 }]);
    expect(askedFor(group(item(2, 120)), 120)).toEqual([{ order_item: 2 }]);
    expect(askedFor(group(item(2, 120)), 0)).toEqual([]);
  });
});

it('a state is coloured by what it means to the buyer', () => {
  expect(['300', '400', '510', '550', '100'].map(kindOf)).toEqual(['warn', 'accent', 'accent', 'good', 'plain']);
});
