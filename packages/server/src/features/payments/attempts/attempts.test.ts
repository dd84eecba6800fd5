import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../../platform/db/index.ts';
import { pendingJobs } from '../../../platform/jobs/index.ts';
import type { GatewayAnswer } from '../gateways/gateway.ts';
import {
  type Attempt,
  type AttemptState,
  cancelAttempt,
  confirmAttempt,
  findAttempt,
  findOpenAttempt,
  settleAttempt,
} from '../index.ts';
import { openTill, type Till } from '../payments.support.ts';

let till: Till;

beforeAll(async () => {
  till = await openTill();
});

afterAll(() => till.database.close());

afterEach(async () => {
  const { db } = till.database;
  await db.deleteFrom('payment_attempts').execute();
  await sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`.execute(db);
});

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => till.database.db.transaction().execute(work);
const settle = ({ reference }: Attempt, answer: GatewayAnswer) =>
  inTx((tx) => settleAttempt(tx, reference, answer, till.clock.now()));
const cancel = ({ reference }: Attempt) => inTx((tx) => cancelAttempt(tx, reference, till.clock.now()));
const rowOf = ({ id }: Attempt) =>
  till.database.db.selectFrom('payment_attempts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const jobs = () => pendingJobs(till.database.db);
const seconds = (count: number) => new Date(till.clock.now().getTime() + count * 1000);

const HAND_OVER = { action: 'https://bank.example.com/', method: 'POST', fields: { a: 'b' } } as const;

const ANSWERS: Readonly<Record<GatewayAnswer['kind'], GatewayAnswer>> = {
  captured: { kind: 'captured', gatewayReference: 'g-1' },
  handed_over: { kind: 'handed_over', handOver: HAND_OVER, gatewayReference: 'g-1' },
  declined: { kind: 'declined', failure: 'insufficient_funds', gatewayReference: 'g-1' },
  voided: { kind: 'voided' },
  waiting: { kind: 'waiting' },
  unheard: { kind: 'unheard' },
  unknown: { kind: 'unknown' },
};

/** An attempt that has come to a state. */
async function inState(state: AttemptState): Promise<Attempt> {
  const attempt = await till.open(state === 'awaiting' ? { method: 'transfer', gateway: null } : {});
  await till.database.db.updateTable('payment_attempts').set({ state }).where('id', '=', attempt.id).execute();
  return { ...attempt, state };
}

describe('openAttempt', () => {
  it('begins with the gateway, and has it asked after a minute should nobody hear the end', async () => {
    const attempt = await till.open({ orderNumber: '1234', expiresAt: seconds(1800), installmentCount: 3 });
    expect(attempt).toEqual({
      ...{ id: attempt.id, reference: attempt.reference, orderNumber: '1234', optionId: attempt.optionId },
      ...{ method: 'card', gateway: 'simulator', state: 'started', amount: 12_500, currency: 'try' },
      ...{ installmentCount: 3, refundedAmount: 0, gatewayReference: null, failure: null, handOver: null },
      ...{ expiresAt: seconds(1800), saveCardFor: null, createdDate: till.clock.now() },
    });
    expect(attempt.reference).toMatch(/^[0-9a-f]{32}$/);
    expect(await rowOf(attempt)).toMatchObject({ check_at: seconds(60), checks: 0 });
    expect(await findAttempt(till.deps.db, attempt.reference)).toEqual(attempt);
    expect(await findAttempt(till.deps.db, 'x'.repeat(32))).toBeNull();
  });

  it.each([
    ['transfer', null, 100, 'awaiting'],
    ['on_delivery', null, 100, 'awaiting'],
    ['balance', null, 100, 'captured'],
    ['card', 'simulator', 0, 'captured'],
    ['transfer', null, 0, 'captured'],
    ['redirection', 'simulator', 1, 'started'],
  ] as const)('begins by %s (%s, %i) as %s', async (method, gateway, amount, state) => {
    const attempt = await till.open({ method, gateway, amount, reference: 'r'.repeat(24) });
    expect([attempt.state, attempt.reference]).toEqual([state, 'r'.repeat(24)]);
    expect((await rowOf(attempt)).check_at === null).toBe(state !== 'started');
  });

  it('leaves it to the database that an order has one open attempt', async () => {
    const first = await till.open({ orderNumber: '1' });
    await expect(till.open({ orderNumber: '1' })).rejects.toThrow('payment_attempts_open_key');
    await settle(first, ANSWERS.declined);
    const second = await till.open({ orderNumber: '1' });
    expect(await findOpenAttempt(till.deps.db, '1')).toEqual(second);
    await settle(second, ANSWERS.captured);
    expect(await findOpenAttempt(till.deps.db, '1')).toBeNull();
  });
});

describe('settleAttempt', () => {
  const STATES = ['started', 'pending', 'awaiting', 'captured', 'declined', 'cancelled', 'voiding', 'voided'] as const;
  const CHANGES: Readonly<Record<GatewayAnswer['kind'], readonly AttemptState[]>> = {
    captured: ['captured', 'captured', 'captured', 'captured', 'voiding', 'voiding', 'voiding', 'voided'],
    handed_over: ['pending', 'pending', 'awaiting', 'captured', 'declined', 'cancelled', 'voiding', 'voided'],
    declined: ['declined', 'declined', 'declined', 'captured', 'declined', 'cancelled', 'voiding', 'voided'],
    voided: ['declined', 'declined', 'awaiting', 'captured', 'declined', 'cancelled', 'voided', 'voided'],
    waiting: STATES,
    unheard: STATES,
    unknown: STATES,
  };
  const cases = Object.values(ANSWERS).flatMap((answer) =>
    STATES.map((state, index) => [state, answer.kind, CHANGES[answer.kind][index] ?? state] as const),
  );

  // Money that is on its way back is not put off by whoever repeats that it came.
  const isAskedAgain = (before: AttemptState, after: AttemptState) =>
    after === 'voiding' ? before !== 'voiding' : after === 'started' || after === 'pending';

  it.each(cases)('%s told %s is %s', async (state, kind, after) => {
    const attempt = await inState(state);
    const row = await rowOf(attempt);
    till.clock.advance(5000);
    const settled = await settle(attempt, ANSWERS[kind]);
    expect([settled?.before, settled?.attempt.state]).toEqual([state, after]);
    expect(settled?.attempt).toEqual(await findAttempt(till.deps.db, attempt.reference));
    expect(await jobs()).toEqual(after === 'voiding' && state !== 'voiding' ? ['payments.void'] : []);
    const same = await rowOf(attempt);
    if (state !== after) expect(same.modified_date).toEqual(till.clock.now());
    // Only that the gateway is asked again is noted of an attempt that stays as it is.
    else expect({ ...same, checks: 0, check_at: null }).toEqual({ ...row, checks: 0, check_at: null });
    const asked = isAskedAgain(state, after);
    if (asked) expect(same.check_at).toEqual(seconds(30));
    else if (state !== after) expect(same.check_at).toBeNull();
    else expect([same.check_at, same.checks]).toEqual([row.check_at, row.checks]);
  });

  it('keeps where the browser is handed over until it is over', async () => {
    const attempt = await till.open();
    const pending = await settle(attempt, ANSWERS.handed_over);
    expect(pending?.attempt).toMatchObject({ handOver: HAND_OVER, gatewayReference: 'g-1', failure: null });
    expect((await settle(attempt, { kind: 'waiting' }))?.attempt.handOver).toEqual(HAND_OVER);
    const declined = await settle(attempt, { kind: 'declined', failure: 'three_d_failed', gatewayReference: null });
    expect(declined?.attempt).toMatchObject({ handOver: null, gatewayReference: 'g-1', failure: 'three_d_failed' });
    const late = await settle(attempt, { kind: 'captured', gatewayReference: 'g-2' });
    expect(late?.attempt).toMatchObject({ state: 'voiding', gatewayReference: 'g-2', failure: null });
  });

  it('has the gateway asked ever less often, and when the time of the shopper is over', async () => {
    const attempt = await till.open({ expiresAt: seconds(600) });
    await settle(attempt, ANSWERS.handed_over);
    const waits: number[] = [];
    for (let time = 0; time < 8; time++) {
      const { check_at } = await rowOf(attempt);
      waits.push(((check_at?.getTime() ?? 0) - till.clock.now().getTime()) / 1000);
      till.clock.advance((waits.at(-1) ?? 0) * 1000);
      await settle(attempt, { kind: 'unknown' });
    }
    // 30 + 30 + 60 + 120 + 240 is 480: the next would be after the 600 seconds.
    expect(waits).toEqual([30, 30, 60, 120, 240, 120, 900, 900]);
  });

  it.each(['expired', 'provider_failed'] as const)(
    'watches an attempt that is declined as %s: the shopper may have paid after all',
    async (failure) => {
      const attempt = await inState('pending');
      await settle(attempt, { kind: 'declined', failure, gatewayReference: null });
      expect(await rowOf(attempt)).toMatchObject({ state: 'declined', failure, check_at: seconds(30) });
    },
  );

  it('does not watch an attempt that no gateway was asked for', async () => {
    const attempt = await inState('started');
    const answer = { kind: 'declined', failure: 'provider_failed', gatewayReference: null, neverAsked: true } as const;
    await settle(attempt, answer);
    expect(await rowOf(attempt)).toMatchObject({ state: 'declined', failure: 'provider_failed', check_at: null });
  });

  it('knows no other reference', async () => {
    expect(await settle({ ...(await till.open()), reference: 'x'.repeat(32) }, ANSWERS.captured)).toBeNull();
  });

  it('moves an attempt once, of 20 at once', async () => {
    for (const state of ['started', 'pending', 'cancelled'] as const) {
      const attempt = await inState(state);
      const told = await Promise.all(Array.from({ length: 20 }, () => settle(attempt, ANSWERS.captured)));
      const moved = told.filter((settled) => settled?.before === state);
      expect(moved).toHaveLength(1);
      const after = state === 'cancelled' ? 'voiding' : 'captured';
      expect(told.every((settled) => settled?.attempt.state === after)).toBe(true);
    }
    expect(await jobs()).toEqual(['payments.void']);
  });

  it('lets one of two contrary words win, whatever comes at once', async () => {
    for (let round = 0; round < 10; round++) {
      const attempt = await inState('pending');
      const told = await Promise.all([
        settle(attempt, ANSWERS.captured),
        settle(attempt, ANSWERS.declined),
        cancel(attempt),
      ]);
      const row = await rowOf(attempt);
      // Whoever came first has won; money after that goes back.
      expect(['captured', 'voiding']).toContain(row.state);
      if (row.state === 'captured')
        expect(told).toMatchObject([{ before: 'pending' }, { before: 'captured' }, 'settled']);
    }
  });
});

describe('cancelAttempt', () => {
  it.each([
    ['pending', 'cancelled', 'cancelled'],
    ['awaiting', 'cancelled', 'cancelled'],
    ['cancelled', 'cancelled', 'cancelled'],
    ['started', 'started', 'in_flight'],
    ['captured', 'captured', 'settled'],
    ['declined', 'declined', 'settled'],
    ['voiding', 'voiding', 'settled'],
    ['voided', 'voided', 'settled'],
  ] as const)('%s is %s: %s', async (state, after, answer) => {
    const attempt = await inState(state);
    const row = await rowOf(attempt);
    expect(await cancel(attempt)).toBe(answer);
    const same = await rowOf(attempt);
    expect(same.state).toBe(after);
    if (state !== 'cancelled' && state === after) expect(same).toEqual(row);
    expect(same.check_at === null).toBe(state === 'awaiting' || state === 'captured' ? state === 'awaiting' : false);
  });

  it('throws for a reference nobody knows', async () => {
    await expect(inTx((tx) => cancelAttempt(tx, 'x'.repeat(32), till.clock.now()))).rejects.toThrow('no such payment');
  });

  it('gives money back that comes after it', async () => {
    const attempt = await inState('pending');
    await cancel(attempt);
    expect((await settle(attempt, ANSWERS.captured))?.attempt.state).toBe('voiding');
    expect(await jobs()).toEqual(['payments.void']);
  });
});

describe('confirmAttempt', () => {
  const confirm = (orderNumber: string) => inTx((tx) => confirmAttempt(tx, orderNumber, till.clock.now()));

  it('captures what was awaited, once', async () => {
    const attempt = await till.open({ method: 'transfer', gateway: null });
    const confirmed = await Promise.all([1, 2, 3].map(() => confirm(attempt.orderNumber)));
    expect(confirmed.filter((one) => one !== null)).toEqual([{ ...attempt, state: 'captured' }]);
  });

  it.each(['captured', 'cancelled', 'declined'] as const)('confirms nothing of one that is %s', async (state) => {
    const attempt = await till.open({ method: 'on_delivery', gateway: null });
    await till.database.db.updateTable('payment_attempts').set({ state }).execute();
    const row = await rowOf(attempt);
    expect(await confirm(attempt.orderNumber)).toBeNull();
    expect(await rowOf(attempt)).toEqual(row);
  });

  it('knows no other order', async () => {
    expect(await confirm('nobody')).toBeNull();
  });
});
