import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../../platform/db/index.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { decide } from '../gateways/simulator/deciding.service.ts';
import { type Attempt, cancelAttempt, findAttempt, type NewAttempt, pay, settleAttempt } from '../index.ts';
import { aCard, BUYER, openTill, type Till } from '../payments.support.ts';
import { checkPayments } from './checking.service.ts';
import { voidPayment } from './voiding.service.ts';

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
  const { db } = till.database;
  await db.deleteFrom('payment_attempts').execute();
  await sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`.execute(db);
  till.gateways.set('simulator', simulator);
  till.told.length = 0;
});

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => till.database.db.transaction().execute(work);
const seconds = (count: number) => new Date(till.clock.now().getTime() + count * 1000);
const stateOf = async ({ reference }: Attempt) => (await findAttempt(till.deps.db, reference))?.state;
const checkAt = async ({ id }: Attempt) =>
  (
    await till.database.db
      .selectFrom('payment_attempts')
      .select('check_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).check_at;

async function checkAfter(count: number): Promise<void> {
  till.clock.advance(count * 1000);
  await checkPayments(till.deps);
}

/** An attempt that was paid by a card; `heard`: whether its answer was noted before the process died. */
async function paidBy(number: string, { heard = true, ...over }: Partial<NewAttempt> & { heard?: boolean } = {}) {
  const attempt = await till.open(over);
  const input = { card: aCard(number), threeD: false, buyer: BUYER, language: 'en' };
  const answer = await pay(till.deps, attempt, input);
  if (heard) await inTx((tx) => settleAttempt(tx, attempt.reference, answer, till.clock.now()));
  return attempt;
}

const PAGE = '5454540000000039';
const DONE = '5555555555554444';
const TAKEN = '4111110000000054';
const NOT_TAKEN = '4111110000000062';

describe('a call that nobody heard the end of', () => {
  it.each([
    [DONE, false],
    [TAKEN, true],
    [TAKEN, false],
  ])('is settled by what the bank says: money taken with %s (noted: %s)', async (number, heard) => {
    const attempt = await paidBy(number, { heard });
    await checkAfter(heard ? 29 : 59);
    expect([till.told, await stateOf(attempt)]).toEqual([[], 'started']);
    await checkAfter(1);
    const answer = { kind: 'captured', gatewayReference: `sim-${attempt.reference}` };
    expect(till.told).toEqual([{ reference: attempt.reference, answer }]);
    expect([await stateOf(attempt), await checkAt(attempt)]).toEqual(['captured', null]);
    await checkAfter(3600);
    expect(till.told).toHaveLength(1);
  });

  it('is given up when the bank has not heard of it for three minutes', async () => {
    const attempt = await paidBy(NOT_TAKEN);
    for (const wait of [30, 30, 60]) {
      await checkAfter(wait);
      expect([till.told, await stateOf(attempt)]).toEqual([[], 'started']);
    }
    await checkAfter(120);
    const answer = { kind: 'declined', failure: 'expired', gatewayReference: null };
    expect(till.told).toEqual([{ reference: attempt.reference, answer }]);
    expect(await stateOf(attempt)).toBe('declined');
  });

  it('is given up when its shopper never got to the bank', async () => {
    const attempt = await paidBy(PAGE, { heard: false });
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('started');
    await checkAfter(180);
    expect([await stateOf(attempt), till.told.length]).toEqual(['declined', 1]);
  });

  it('waits for as long as the gateway says nothing', async () => {
    const attempt = await paidBy(TAKEN);
    till.gateways.set('simulator', { ...simulator, find: () => Promise.reject(new Error('down')) });
    for (const wait of [60, 600, 3600]) await checkAfter(wait);
    expect([till.told, await stateOf(attempt)]).toEqual([[], 'started']);
    till.gateways.set('simulator', simulator);
    await checkAfter(900);
    expect(await stateOf(attempt)).toBe('captured');
  });
});

describe('a shopper at the bank', () => {
  it('is waited for until the time is over', async () => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(1800) });
    await checkAfter(60);
    await checkAfter(1700);
    expect([till.told, await stateOf(attempt)]).toEqual([[], 'pending']);
    await checkAfter(40);
    const answer = { kind: 'declined', failure: 'expired', gatewayReference: null };
    expect(till.told).toEqual([{ reference: attempt.reference, answer }]);
  });

  it('is waited for without end where there is none', async () => {
    const attempt = await paidBy(PAGE);
    for (const wait of [60, 3600, 86_400]) await checkAfter(wait);
    expect([till.told, await stateOf(attempt)]).toEqual([[], 'pending']);
  });

  it.each([
    [true, 'captured'],
    [false, 'declined'],
  ] as const)('who never returns is heard of all the same (confirmed: %s)', async (confirmed, state) => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(1800) });
    await decide(till.deps, attempt.reference, confirmed);
    await checkAfter(30);
    expect([await stateOf(attempt), await checkAt(attempt)]).toEqual([state, null]);
  });
});

describe('money that comes too late', () => {
  const atTheBank = async ({ reference }: Attempt) =>
    (await simulator.find({ reference, gatewayReference: null }, NO_END)).kind;
  const NO_END = new AbortController().signal;

  it('goes back after a cancellation, though neither browser nor notice told of it', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till.clock.now()));
    await checkAfter(30);
    expect(await stateOf(attempt)).toBe('cancelled');
    await decide(till.deps, attempt.reference, true);
    await checkAfter(60);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voiding', 'captured']);
    await voidPayment(till.deps, attempt.reference);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voided', 'voided']);
    await voidPayment(till.deps, attempt.reference);
    expect(await stateOf(attempt)).toBe('voided');
  });

  it('goes back after the time was over', async () => {
    const attempt = await paidBy(PAGE, { expiresAt: seconds(60) });
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('declined');
    await decide(till.deps, attempt.reference, true);
    await checkAfter(60);
    expect(await stateOf(attempt)).toBe('voiding');
    // The job was lost.
    await checkAfter(60);
    expect([await stateOf(attempt), await atTheBank(attempt)]).toEqual(['voided', 'voided']);
  });

  it('goes back once the bank gives it back, however often it says no', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till.clock.now()));
    await decide(till.deps, attempt.reference, true);
    await checkAfter(60);
    const answers = [
      () => Promise.reject(new Error('down')),
      async () => ({ kind: 'unknown' }) as const,
      async () => ({ kind: 'refused', failure: 'not now' }) as const,
    ];
    for (const answer of answers) {
      till.gateways.set('simulator', { ...simulator, void: answer });
      await checkAfter(900);
      expect(await stateOf(attempt)).toBe('voiding');
    }
    till.gateways.set('simulator', simulator);
    await checkAfter(900);
    expect(await stateOf(attempt)).toBe('voided');
  });

  it('is looked for during two days', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till.clock.now()));
    let looks = 0;
    const find: Gateway['find'] = (payment, signal) => {
      looks += 1;
      return simulator.find(payment, signal);
    };
    till.gateways.set('simulator', { ...simulator, find });
    for (let hour = 0; hour < 60; hour++) await checkAfter(3600);
    expect(await checkAt(attempt)).toBeNull();
    expect(looks).toBeGreaterThan(8);
    expect(looks).toBeLessThan(30);
    expect([await stateOf(attempt), till.told]).toEqual(['cancelled', []]);
  });

  it('is not looked for after the bank has said no', async () => {
    const attempt = await paidBy(PAGE);
    await inTx((tx) => cancelAttempt(tx, attempt.reference, till.clock.now()));
    await decide(till.deps, attempt.reference, false);
    await checkAfter(30);
    expect([await stateOf(attempt), await checkAt(attempt), till.told]).toEqual(['cancelled', null, []]);
  });
});

describe('many at once', () => {
  it('each attempt is asked about by one of several processes', async () => {
    const attempts = await Promise.all(Array.from({ length: 12 }, () => paidBy(TAKEN)));
    const asked: string[] = [];
    const find: Gateway['find'] = (payment, signal) => {
      asked.push(payment.reference);
      return simulator.find(payment, signal);
    };
    till.gateways.set('simulator', { ...simulator, find });
    till.clock.advance(60_000);
    await Promise.all(Array.from({ length: 4 }, () => checkPayments(till.deps)));
    expect(asked.sort()).toEqual(attempts.map(({ reference }) => reference).sort());
    expect(till.told).toHaveLength(12);
  });

  it('one that cannot be settled keeps no other waiting, and is tried again', async () => {
    const [bad, ...good] = [await paidBy(TAKEN), await paidBy(TAKEN), await paidBy(TAKEN)];
    const paymentSettled: typeof till.deps.paymentSettled = async (settlement) => {
      if (settlement.reference === bad.reference) throw new Error('The order is locked');
      await till.deps.paymentSettled(settlement);
    };
    till.clock.advance(60_000);
    await expect(checkPayments({ ...till.deps, paymentSettled })).rejects.toThrow('1 payments were not settled');
    expect(await Promise.all([bad, ...good].map(stateOf))).toEqual(['started', 'captured', 'captured']);
    await checkAfter(300);
    expect(await stateOf(bad)).toBe('captured');
  });
});
