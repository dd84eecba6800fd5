import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Tx } from '../../../platform/db/index.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { type Attempt, findAttempt, type NewAttempt, pay, settleAttempt } from '../index.ts';
import { aCard, BUYER, openTill, type Till } from '../payments.support.ts';
import { checkPayments } from './checking.service.ts';

/** Cards of the simulator, by what becomes of a payment. */
export const PAGE = '5454540000000039';
export const DONE = '5555555555554444';
export const TAKEN = '4111110000000054';
export const NOT_TAKEN = '4111110000000062';

let opened: Till;
let bank: Gateway;

/** Payments for a file's tests, without attempts before each of them, and with the simulator as it is. */
export function useTill(): void {
  beforeAll(async () => {
    opened = await openTill();
    const gateway = opened.gateways.get('simulator');
    if (gateway === undefined) throw new Error('There is no simulator');
    bank = gateway;
  });
  afterAll(() => opened.database.close());
  beforeEach(async () => {
    await opened.database.db.deleteFrom('payment_attempts').execute();
    opened.gateways.set('simulator', bank);
    opened.told.length = 0;
  });
}

export const till = (): Till => opened;
export const simulator = (): Gateway => bank;

export function inTx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return opened.database.db.transaction().execute(work);
}

export function seconds(count: number): Date {
  return new Date(opened.clock.now().getTime() + count * 1000);
}

export async function stateOf({ reference }: Attempt) {
  return (await findAttempt(opened.deps.db, reference))?.state;
}

export async function checkAt({ id }: Attempt): Promise<Date | null> {
  const rows = opened.database.db.selectFrom('payment_attempts').select('check_at').where('id', '=', id);
  return (await rows.executeTakeFirstOrThrow()).check_at;
}

export async function checkAfter(count: number): Promise<void> {
  opened.clock.advance(count * 1000);
  await checkPayments(opened.deps);
}

/** An attempt that was paid by a card; `heard`: whether its answer was noted before the process died. */
export async function paidBy(
  number: string,
  { heard = true, ...over }: Partial<NewAttempt> & { heard?: boolean } = {},
) {
  const attempt = await opened.open(over);
  const input = { card: aCard(number), threeD: false, buyer: BUYER, language: 'en' };
  const answer = await pay(opened.deps, attempt, input);
  if (heard) await inTx((tx) => settleAttempt(tx, attempt.reference, answer, opened.clock.now()));
  return attempt;
}
