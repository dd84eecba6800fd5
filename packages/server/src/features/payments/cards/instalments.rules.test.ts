import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instalments } from './instalments.rules.ts';

const plan = (count: number, rate: string) => ({ id: 1, count, rate });

/** Any rate the database can hold. */
const rates = fc.integer({ min: 0, max: 99_999_999 }).map((millionths) => {
  const digits = String(millionths).padStart(7, '0');
  return { millionths: BigInt(millionths), text: `${digits.slice(0, -6)}.${digits.slice(-6)}` };
});
const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 });
const counts = fc.integer({ min: 1, max: 99 });

describe('instalments', () => {
  it.each([
    { amount: 24_000, count: 1, rate: '0.000000', interest: 0, total: 24_000, single: 24_000 },
    { amount: 24_000, count: 3, rate: '0.031000', interest: 744, total: 24_744, single: 8248 },
    { amount: 10_000, count: 3, rate: '0.000000', interest: 0, total: 10_000, single: 3334 },
    { amount: 1, count: 12, rate: '0.000001', interest: 1, total: 2, single: 1 },
    { amount: 33_333, count: 7, rate: '0.1', interest: 3334, total: 36_667, single: 5239 },
    { amount: 0, count: 6, rate: '0.500000', interest: 0, total: 0, single: 0 },
    // In floating point 110 × 1.1 is 121.00000000000001, and would round up to 122.
    { amount: 110, count: 1, rate: '1.100000', interest: 121, total: 231, single: 231 },
  ])('$amount in $count at $rate', ({ amount, count, rate, ...costs }) => {
    expect(instalments(amount, plan(count, rate))).toMatchObject({ amount, ...costs });
  });

  it('rounds interest up, by less than one minor unit', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, { millionths, text }) => {
        const { interest, total } = instalments(amount, plan(1, text));
        const over = BigInt(interest) * 1_000_000n - BigInt(amount) * millionths;
        expect(over >= 0n && over < 1_000_000n).toBe(true);
        expect(total).toBe(amount + interest);
      }),
    );
  });

  it('never collects less than the total, nor a minor unit too much per instalment', () => {
    fc.assert(
      fc.property(amounts, counts, rates, (amount, count, { text }) => {
        const { single, total } = instalments(amount, plan(count, text));
        expect(single * count).toBeGreaterThanOrEqual(total);
        expect(single * count - total).toBeLessThan(count);
      }),
    );
  });

  it('costs no less at a higher rate', () => {
    fc.assert(
      fc.property(amounts, rates, rates, (amount, one, other) => {
        const [low, high] = one.millionths < other.millionths ? [one, other] : [other, one];
        const { total } = instalments(amount, plan(1, low.text));
        expect(instalments(amount, plan(1, high.text)).total).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});
