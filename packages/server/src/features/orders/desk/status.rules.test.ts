import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderItem, OrderStatus } from '../order.ts';
import { emptiesOrder, moving, orderStatusOf, requested, type Step, TRANSITIONS } from './status.rules.ts';

const STATUSES = [50, 100, 200, 300, 350, 400, 450, 500, 510, 520, 540, 544, 545, 550, 600] as const;
const STEPS: readonly Step[] = [
  ...(['approve', 'confirm_transfer', 'prepare', 'ship', 'ready', 'attempt', 'deliver', 'cancel', 'refund'] as const),
];

function item(id: number, status: OrderStatus, parcelId: number | null = null): OrderItem {
  return {
    ...{ id, status, parcelId, productId: 1, quantity: 1, price: 1000, retailPrice: 1000, discount: 0, refunded: 0 },
    ...{ taxRate: '20.00', attributes: {}, isGift: false, modifiedDate: new Date(0) },
    product: { sku: 'A', baseCode: 'A', names: {}, image: null, path: '/a/', attributes: {} },
  };
}

const orderOf = (...statuses: readonly OrderStatus[]) => ({
  status: orderStatusOf(statuses),
  items: statuses.map((status, index) => item(index + 1, status)),
});

describe('a step', () => {
  it.each([
    ['approve', [200, 350], 400],
    ['confirm_transfer', [300], 400],
    ['prepare', [400], 450],
    ['ship', [400, 450], 500],
    ['ready', [400, 450, 500, 510], 520],
    ['attempt', [500, 510], 540],
    ['deliver', [500, 510, 520, 540], 550],
    ['cancel', [200, 300, 350, 400, 450], 100],
    ['refund', [500, 510, 520, 540, 544, 545, 550], 600],
  ] as const)('%s goes from %j to %i, and from nowhere else', (step, from, to) => {
    const movable = STATUSES.filter((status) => moving(step, orderOf(status), null).kind === 'moved');
    expect(movable).toEqual(from);
    expect(STATUSES.filter((status) => moving(step, orderOf(status), null).kind === 'already')).toEqual([to]);
    expect(TRANSITIONS[step].to).toBe(to);
  });

  it('moves those it is for of a mixed order, and leaves the rest', () => {
    const outcome = moving('ship', orderOf(50, 450, 500, 400, 100), null);
    expect(outcome.kind === 'moved' && outcome.items.map(({ id }) => id)).toEqual([2, 4]);
  });

  it('takes items by their ids: one in a wrong status spoils all, one that is there already does not', () => {
    const order = orderOf(450, 500, 200);
    const ids = (itemIds: readonly number[]) => {
      const outcome = moving('ship', order, itemIds);
      return outcome.kind === 'moved' ? outcome.items.map(({ id }) => id) : outcome;
    };
    expect(ids([1])).toEqual([1]);
    expect(ids([1, 2])).toEqual([1]);
    expect(ids([2])).toEqual({ kind: 'already' });
    expect(ids([1, 3])).toEqual({ kind: 'refused', status: 200 });
    expect(ids([1, 9, 8])).toEqual({ kind: 'unknown', itemIds: [9, 8] });
  });

  it('done twice changes nothing the second time, from wherever it began', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 12 }),
        (begin, steps) => {
          let statuses: readonly OrderStatus[] = begin;
          for (const step of steps) {
            const outcome = moving(step, orderOf(...statuses), null);
            if (outcome.kind !== 'moved') continue;
            const ids = new Set(outcome.items.map(({ id }) => id));
            expect(outcome.items.every(({ status }) => TRANSITIONS[step].from.includes(status))).toBe(true);
            statuses = statuses.map((status, index) => (ids.has(index + 1) ? outcome.to : status));
            expect(moving(step, orderOf(...statuses), null).kind).toBe('already');
          }
          const over = begin.flatMap((status, index) =>
            [100, 600].includes(status) ? [statuses[index] === status] : [],
          );
          expect(over).not.toContain(false);
        },
      ),
    );
  });
});

describe('an answered request', () => {
  it('cancels what was not sent, and takes back what was', () => {
    const order = { items: [item(1, 50), item(2, 50, 7), item(3, 400)] };
    expect(requested('cancel', order, [1])).toMatchObject({ kind: 'moved', to: 100 });
    expect(requested('refund', order, [2])).toMatchObject({ kind: 'moved', to: 600 });
    expect(requested('cancel', order, [2])).toEqual({ kind: 'refused', status: 50 });
    expect(requested('refund', order, [1])).toEqual({ kind: 'refused', status: 50 });
    expect(requested('cancel', order, [3])).toEqual({ kind: 'refused', status: 400 });
    expect(requested('cancel', order, [9])).toEqual({ kind: 'unknown', itemIds: [9] });
  });
});

describe('the status of an order', () => {
  it.each([
    [[500, 450], 450],
    [[50, 500], 500],
    [[50, 100], 50],
    [[100, 550], 550],
    [[100, 600], 600],
    [[100, 100], 100],
    [[600, 550, 540], 540],
  ] as const)('of items in %j is %i', (statuses, expected) => {
    expect(orderStatusOf(statuses)).toBe(expected);
  });

  it('is that of one of its items, always', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { minLength: 1 }), (statuses) => {
        expect(statuses).toContain(orderStatusOf(statuses));
      }),
    );
  });
});

it('comes to nothing when all is cancelled and nothing was ever sent', () => {
  const [one, two] = [item(1, 400), item(2, 100)];
  expect(emptiesOrder({ items: [one, two] }, [one])).toBe(true);
  expect(emptiesOrder({ items: [one, item(3, 450)] }, [one])).toBe(false);
  expect(emptiesOrder({ items: [one, item(3, 600, 7)] }, [one])).toBe(false);
});
