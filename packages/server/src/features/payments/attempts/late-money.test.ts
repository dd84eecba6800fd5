import { describe, expect, it } from 'vitest';
import type { Gateway, RefundAnswer } from '../gateways/gateway.ts';
import { decide } from '../gateways/simulator/deciding.service.ts';
import { type Attempt, cancelAttempt, findAttempt, pay, settleAttempt } from '../index.ts';
import { aCard, BUYER } from '../payments.support.ts';
import { checkPayments } from './checking.service.ts';
import {
  checkAfter,
  checkAt,
  DONE,
  inTx,
  PAGE,
  paidBy,
  seconds,
  simulator,
  stateOf,
  TAKEN,
  till,
  useTill,
} from './checking.support.ts';
import { voidPayment } from './voiding.service.ts';

useTill();

describe('a gateway that is silent for good', () => {
  const EXPIRED = { kind: 'declined', failure: 'expired', gatewayReference: null };
  const HOURS = 6 * 3600;
  const silences = [
    [
      'fails',
      () => till().gateways.set('simulator', { ...simulator(), find: () => Promise.reject(new Error('down')) }),
    ],
    ['is the shop’s no more', () => till().gateways.delete('simulator')],
  ] as const;
  const cases = silences.flatMap(([what, silence]) =>
    [
      { state: 'started', number: TAKEN, expiresIn: null },
      { state: 'started', number: TAKEN, expiresIn: 1800 },
      { state: 'pending', number: PAGE, expiresIn: null },
      { state: 'pending', number: PAGE, expiresIn: 1800 },
    ].map((one) => ({ what, silence, ...one })),
  );

  it.each(cases)('and $what holds nothing for ever: $state, $expiresIn', async ({ silence, state, ...one }) => {
    const expiresAt = one.expiresIn === null ? null : seconds(one.expiresIn);
    const attempt = await paidBy(one.number, { expiresAt });
    silence();
    await checkAfter((one.expiresIn ?? 0) + HOURS - 1);
    expect([till().told, await stateOf(attempt)]).toEqual([[], state]);
    await checkAfter(900);
    expect(till().told).toEqual([{ reference: attempt.reference, answer: EXPIRED }]);
    expect(await findAttempt(till().deps.db, attempt.reference)).toMatchObject({
      state: 'declined',
      failure: 'expired',
    });
    expect(await checkAt(attempt)).toEqual(seconds(30));
    // What was taken all the same goes back, whenever the gateway speaks again.
    await decide(till().deps, attempt.reference, true);
    for (let day = 0; day < 4; day++) await checkAfter(86_400);
    expect([await stateOf(attempt), till().told.length]).toEqual(['declined', 1]);
    till().gateways.set('simulator', simulator());
    await checkAfter(6 * 3600);
    expect(await stateOf(attempt)).toBe('voiding');
    await checkAfter(30);
    expect(await stateOf(attempt)).toBe('voided');
  });
});

describe('money that comes too late', () => {
  const atTheBank = async ({ reference }: Attempt) =>
    (await simulator().find({ reference, gatewayReference: null }, NO_END)).kind;
  const NO_END = new AbortController().signal;

  it('goes back after a cancellation, though neither browser nor notice told of it', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till().clock.now()));
    await checkAfter(30);
    expect(await stateOf(attempt)).toBe('cancelled');
    await decide(till().deps, attempt.reference, true);
    await checkAfter(60);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voiding', 'captured']);
    await voidPayment(till().deps, attempt.reference);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voided', 'voided']);
    await voidPayment(till().deps, attempt.reference);
    expect(await stateOf(attempt)).toBe('voided');
  });

  it('goes back after the time was over', async () => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(60) });
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('declined');
    await decide(till().deps, attempt.reference, true);
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('voiding');
    // The job was lost.
    await checkAfter(60);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voided', 'voided']);
  });

  it('goes back once the bank gives it back, however often it says no', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till().clock.now()));
    await decide(till().deps, attempt.reference, true);
    await checkAfter(60);
    const answers = [
      () => Promise.reject(new Error('down')),
      async () => ({ kind: 'unknown' }) as const,
      async () => ({ kind: 'refused', failure: 'not now' }) as const,
    ];
    for (const answer of answers) {
      till().gateways.set('simulator', { ...simulator(), void: answer });
      await checkAfter(900);
      expect(await stateOf(attempt)).toBe('voiding');
    }
    till().gateways.set('simulator', simulator());
    await checkAfter(900);
    expect(await stateOf(attempt)).toBe('voided');
  });

  it('goes back when it came after the bank had not heard of it', async () => {
    const attempt = await till().open();
    const unheard = { kind: 'declined', failure: 'provider_failed', gatewayReference: null } as const;
    await inTx((tx) => settleAttempt(tx, attempt.reference, unheard, till().clock.now()));
    await pay(till().deps, attempt, { card: aCard(DONE), threeD: false, buyer: BUYER, language: 'en' });
    await checkAfter(30);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voiding', 'captured']);
    await checkAfter(30);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voided', 'voided']);
  });

  it.each(['cancelled', 'expired', 'provider_failed'] as const)(
    'is looked for until the bank speaks again (%s)',
    async (end) => {
      const attempt = await paidBy(PAGE);
      await inTx(async (tx) => {
        const now = till().clock.now();
        if (end === 'cancelled') return cancelAttempt(tx, attempt.reference, now);
        return settleAttempt(tx, attempt.reference, { kind: 'declined', failure: end, gatewayReference: null }, now);
      });
      till().gateways.set('simulator', { ...simulator(), find: () => Promise.reject(new Error('down')) });
      for (let hour = 0; hour < 72; hour++) await checkAfter(3600);
      expect(await stateOf(attempt)).toBe(end === 'cancelled' ? 'cancelled' : 'declined');
      await decide(till().deps, attempt.reference, true);
      till().gateways.set('simulator', simulator());
      await checkAfter(6 * 3600);
      expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voiding', 'captured']);
    },
  );

  it('is asked back ever less often of a bank that refuses, with a warning each time', async () => {
    const attempt = await paidBy(PAGE);
    const { reference } = attempt;
    await inTx((tx) => cancelAttempt(tx, reference, till().clock.now()));
    await inTx((tx) => settleAttempt(tx, reference, { kind: 'captured', gatewayReference: 'g' }, till().clock.now()));
    const refuse = async (): Promise<RefundAnswer> => ({ kind: 'refused', failure: 'not any more' });
    till().gateways.set('simulator', { ...simulator(), void: refuse });
    const warnings: object[] = [];
    const log = { ...till().deps.log, warn: (fields: object, text: string) => void warnings.push({ ...fields, text }) };
    const waits: number[] = [];
    for (let time = 0; time < 15; time++) {
      const wait = ((await checkAt(attempt))?.getTime() ?? 0) - till().clock.now().getTime();
      waits.push(wait / 1000);
      till().clock.advance(wait);
      await checkPayments({ ...till().deps, log });
    }
    expect(waits).toEqual([
      ...[30, 30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 30_720, 61_440, 86_400, 86_400],
    ]);
    const warning = { gateway: 'simulator', payment: reference, text: 'payment gateway refused to give money back' };
    expect(warnings).toEqual(waits.map(() => warning));
    expect(await stateOf(attempt)).toBe('voiding');
    // Told again that the money came, it is not left alone for longer.
    const due = await checkAt(attempt);
    await inTx((tx) => settleAttempt(tx, reference, { kind: 'captured', gatewayReference: 'g' }, till().clock.now()));
    expect(await checkAt(attempt)).toEqual(due);
  });

  it('is looked for during two days', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till().clock.now()));
    let looks = 0;
    const find: Gateway['find'] = (payment, signal) => {
      looks += 1;
      return simulator().find(payment, signal);
    };
    till().gateways.set('simulator', { ...simulator(), find });
    for (let hour = 0; hour < 60; hour++) await checkAfter(3600);
    expect(await checkAt(attempt)).toBeNull();
    expect(looks).toBeGreaterThan(8);
    expect(looks).toBeLessThan(30);
    expect([await stateOf(attempt), till().told]).toEqual(['cancelled', []]);
  });

  it('is not looked for after the bank has said no', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till().clock.now()));
    await decide(till().deps, attempt.reference, false);
    await checkAfter(30);
    expect([await stateOf(attempt), await checkAt(attempt), till().told]).toEqual(['cancelled', null, []]);
  });
});
