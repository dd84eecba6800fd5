import { describe, expect, it } from 'vitest';
import type { Gateway } from '../gateways/gateway.ts';
import { decide } from '../gateways/simulator/deciding.service.ts';
import type { PaymentsDeps } from '../index.ts';
import { checkPayments } from './checking.service.ts';
import {
  checkAfter,
  checkAt,
  DONE,
  NOT_TAKEN,
  PAGE,
  paidBy,
  seconds,
  simulator,
  stateOf,
  TAKEN,
  till,
  useTill,
} from './checking.support.ts';

useTill();

describe('a call that nobody heard the end of', () => {
  it.each([
    [DONE, false],
    [TAKEN, true],
    [TAKEN, false],
  ])('is settled by what the bank says: money taken with %s (noted: %s)', async (number, heard) => {
    const attempt = await paidBy(number, { heard });
    await checkAfter(heard ? 29 : 59);
    expect([till().told, await stateOf(attempt)]).toEqual([[], 'started']);
    await checkAfter(1);
    const answer = { kind: 'captured', gatewayReference: `sim-${attempt.reference}` };
    expect(till().told).toEqual([{ reference: attempt.reference, answer }]);
    expect([await stateOf(attempt), await checkAt(attempt)]).toEqual(['captured', null]);
    await checkAfter(3600);
    expect(till().told).toHaveLength(1);
  });

  it('is given up when the bank has not heard of it for three minutes', async () => {
    const attempt = await paidBy(NOT_TAKEN);
    for (const wait of [30, 30, 60]) {
      await checkAfter(wait);
      expect([till().told, await stateOf(attempt)]).toEqual([[], 'started']);
    }
    await checkAfter(120);
    const answer = { kind: 'declined', failure: 'expired', gatewayReference: null };
    expect(till().told).toEqual([{ reference: attempt.reference, answer }]);
    expect(await stateOf(attempt)).toBe('declined');
  });

  it('is given up when its shopper never got to the bank', async () => {
    const attempt = await paidBy(PAGE, { heard: false });
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('started');
    await checkAfter(180);
    expect([await stateOf(attempt), till().told.length]).toEqual(['declined', 1]);
  });

  it('waits for hours while the gateway says nothing', async () => {
    const attempt = await paidBy(TAKEN);
    till().gateways.set('simulator', { ...simulator(), find: () => Promise.reject(new Error('down')) });
    for (const wait of [60, 600, 3600]) await checkAfter(wait);
    expect([till().told, await stateOf(attempt)]).toEqual([[], 'started']);
    till().gateways.set('simulator', simulator());
    await checkAfter(900);
    expect(await stateOf(attempt)).toBe('captured');
  });
});

describe('a shopper at the bank', () => {
  it('is waited for until the time is over', async () => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(1800) });
    await checkAfter(60);
    await checkAfter(1700);
    expect([till().told, await stateOf(attempt)]).toEqual([[], 'pending']);
    await checkAfter(40);
    const answer = { kind: 'declined', failure: 'expired', gatewayReference: null };
    expect(till().told).toEqual([{ reference: attempt.reference, answer }]);
  });

  it('is waited for without end where there is none', async () => {
    const attempt = await paidBy(PAGE);
    for (const wait of [60, 3600, 86_400]) await checkAfter(wait);
    expect([till().told, await stateOf(attempt)]).toEqual([[], 'pending']);
  });

  it.each([
    [true, 'captured'],
    [false, 'declined'],
  ] as const)('who never returns is heard of all the same (confirmed: %s)', async (confirmed, state) => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(1800) });
    await decide(till().deps, attempt.reference, confirmed);
    await checkAfter(30);
    expect([await stateOf(attempt), await checkAt(attempt)]).toEqual([state, null]);
  });
});

describe('many at once', () => {
  it('each attempt is asked about by one of several processes', async () => {
    const attempts = await Promise.all(Array.from({ length: 12 }, () => paidBy(TAKEN)));
    const asked: string[] = [];
    const find: Gateway['find'] = (payment, signal) => {
      asked.push(payment.reference);
      return simulator().find(payment, signal);
    };
    till().gateways.set('simulator', { ...simulator(), find });
    till().clock.advance(60_000);
    await Promise.all(Array.from({ length: 4 }, () => checkPayments(till().deps)));
    expect(asked.sort()).toEqual(attempts.map(({ reference }) => reference).sort());
    expect(till().told).toHaveLength(12);
  });

  it('one that cannot be settled keeps no other waiting, and is tried again', async () => {
    const [bad, ...good] = [await paidBy(TAKEN), await paidBy(TAKEN), await paidBy(TAKEN)];
    const paymentSettled: PaymentsDeps['paymentSettled'] = async (settlement) => {
      if (settlement.reference === bad.reference) throw new Error('The order is locked');
      await till().deps.paymentSettled(settlement);
    };
    till().clock.advance(60_000);
    await expect(checkPayments({ ...till().deps, paymentSettled })).rejects.toThrow('1 payments were not settled');
    expect(await Promise.all([bad, ...good].map(stateOf))).toEqual(['started', 'captured', 'captured']);
    await checkAfter(300);
    expect(await stateOf(bad)).toBe('captured');
  });
});
