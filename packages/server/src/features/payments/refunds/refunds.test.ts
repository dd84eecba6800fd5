import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateways/gateway.ts';
import { pay, refundPayment, type RefundWish, settleAttempt } from '../index.ts';
import { aCard, BUYER, openTill, type Till } from '../payments.support.ts';
import { continueRefunds } from './refunds.service.ts';

let till: Till;
let simulator: Gateway;

beforeAll(async () => {
  till = await openTill();
  const gateway = till.gateways.get('simulator');
  if (gateway === undefined) throw new Error('There is no simulator');
  simulator = gateway;
});

afterAll(() => till.database.close());

beforeEach(async () => {
  till.gateways.set('simulator', simulator);
  await till.database.db.deleteFrom('payment_refunds').execute();
});

/** A payment of 125.00 that was captured. */
async function captured(number = '5555555555554444') {
  const attempt = await till.open();
  const answer = await pay(till.deps, attempt, {
    ...{ card: aCard(number), threeD: false, buyer: BUYER, language: 'en' },
  });
  const { db } = till.database;
  await db.transaction().execute((tx) => settleAttempt(tx, attempt.reference, answer, till.clock.now()));
  return attempt;
}

const refunds = () =>
  till.database.db
    .selectFrom('payment_refunds')
    .select(['reference', 'amount', 'state', 'gateway_reference', 'failure'])
    .orderBy('id')
    .execute();

async function sums({ reference }: { reference: string }) {
  const { db } = till.database;
  const attempt = db.selectFrom('payment_attempts').where('reference', '=', reference).select('refunded_amount');
  const bank = db.selectFrom('simulated_payments').where('reference', '=', reference).select('refunded_amount');
  return [
    (await attempt.executeTakeFirstOrThrow()).refunded_amount,
    (await bank.executeTakeFirst())?.refunded_amount ?? null,
  ];
}

describe('refundPayment', () => {
  it('gives a part back, by the payment or by its order', async () => {
    const attempt = await captured();
    const { reference, orderNumber } = attempt;
    expect(await refundPayment(till.deps, { reference, refundReference: 'r-1', amount: 2500 })).toBe('done');
    expect(await refundPayment(till.deps, { orderNumber, refundReference: 'r-2', amount: 10_000 })).toBe('done');
    expect(await sums(attempt)).toEqual([12_500, 12_500]);
    expect(await refunds()).toEqual([
      { reference: 'r-1', amount: 2500, state: 'done', gateway_reference: 'sim-r-1', failure: null },
      { reference: 'r-2', amount: 10_000, state: 'done', gateway_reference: 'sim-r-2', failure: null },
    ]);
  });

  it('does it once for one reference, asked 20 times at once and again later', async () => {
    const attempt = await captured();
    const ask = () => refundPayment(till.deps, { ...attempt, refundReference: 'once', amount: 2500 });
    expect(new Set(await Promise.all(Array.from({ length: 20 }, ask)))).toEqual(new Set(['done']));
    expect(await ask()).toBe('done');
    expect([await sums(attempt), (await refunds()).length]).toEqual([[2500, 2500], 1]);
  });

  it('gives back no more than there was, whatever is asked for at once', async () => {
    const attempt = await captured();
    const ask = (index: number) =>
      refundPayment(till.deps, { ...attempt, refundReference: `r-${index}`, amount: 3000 });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(16);
    expect([await sums(attempt), (await refunds()).length]).toEqual([[12_000, 12_000], 4]);
  });

  it('refuses what the bank refuses; it can be asked for anew', async () => {
    const attempt = await captured('5200820000000099');
    const ask = (refundReference: string) => refundPayment(till.deps, { ...attempt, refundReference, amount: 12_500 });
    expect(await ask('a')).toBe('refused');
    expect(await ask('a')).toBe('refused');
    expect(await ask('b')).toBe('refused');
    expect(await sums(attempt)).toEqual([0, 0]);
    expect(await refunds()).toMatchObject([
      { reference: 'a', state: 'failed', failure: 'refused_by_bank' },
      { reference: 'b', state: 'failed' },
    ]);
  });

  it.each<[string, (reference: string) => RefundWish]>([
    ['another amount under a known reference', (reference) => ({ reference, refundReference: 'known', amount: 1 })],
    ['an unknown payment', () => ({ reference: 'x'.repeat(32), refundReference: 'new', amount: 100 })],
    ['an order without payment', () => ({ orderNumber: 'nobody', refundReference: 'new', amount: 100 })],
    ['more than there was', (reference) => ({ reference, refundReference: 'new', amount: 12_401 })],
  ])('refuses %s and notes nothing', async (_what, wish) => {
    const { reference } = await captured();
    await refundPayment(till.deps, { reference, refundReference: 'known', amount: 100 });
    const before = await refunds();
    expect(await refundPayment(till.deps, wish(reference))).toBe('refused');
    expect(await refunds()).toEqual(before);
    expect(await sums({ reference })).toEqual([100, 100]);
  });

  it.each(['started', 'pending', 'declined', 'cancelled', 'voiding', 'voided'] as const)(
    'refuses a payment that is %s',
    async (state) => {
      const { id, reference } = await till.open();
      await till.database.db.updateTable('payment_attempts').set({ state }).where('id', '=', id).execute();
      expect(await refundPayment(till.deps, { reference, refundReference: 'r', amount: 1 })).toBe('refused');
      expect(await refunds()).toEqual([]);
    },
  );

  it('says that money came another way', async () => {
    const { reference, orderNumber } = await till.open({ method: 'balance', gateway: null });
    for (const which of [{ reference }, { orderNumber }]) {
      expect(await refundPayment(till.deps, { ...which, refundReference: 'r', amount: 1 })).toBe('no_gateway');
    }
    expect(await refunds()).toEqual([]);
  });
});

describe('a refund whose end nobody heard', () => {
  it.each<[string, Partial<Gateway>]>([
    ['does not reach the bank', { refund: () => Promise.reject(new Error('down')) }],
    [
      'is done, but its answer is lost',
      {
        refund: async (...given) => {
          await simulator.refund(...given);
          return { kind: 'unknown' };
        },
      },
    ],
  ])('%s, and is gone on with', async (_what, over) => {
    const attempt = await captured();
    till.gateways.set('simulator', { ...simulator, ...over });
    const ask = () => refundPayment(till.deps, { ...attempt, refundReference: 'lost', amount: 2500 });
    expect(await ask()).toBe('unknown');
    expect((await refunds()).map(({ state }) => state)).toEqual(['started']);
    till.clock.advance(30_000);
    await continueRefunds(till.deps);
    till.gateways.set('simulator', simulator);
    await continueRefunds(till.deps);
    // It was tried a moment ago.
    expect((await refunds()).map(({ state }) => state)).toEqual(['started']);
    till.clock.advance(60_000);
    await Promise.all([continueRefunds(till.deps), continueRefunds(till.deps)]);
    expect([await sums(attempt), await ask()]).toEqual([[2500, 2500], 'done']);
  });

  it('ends when it is asked for again', async () => {
    const attempt = await captured();
    till.gateways.set('simulator', { ...simulator, refund: () => Promise.reject(new Error('down')) });
    const ask = () => refundPayment(till.deps, { ...attempt, refundReference: 'again', amount: 2500 });
    expect(await ask()).toBe('unknown');
    till.gateways.set('simulator', simulator);
    expect([await ask(), await sums(attempt)]).toEqual(['done', [2500, 2500]]);
  });
});
