import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../../tests/support/books.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { schedule } from '../../../jobs.ts';
import { balanceOf, expireLoyalty, giveBackLoyalty, previewExpiry, spendLoyalty } from '../index.ts';
import { earn, give, inTransaction, ledgerOf, lotsOf } from './money.fixture.ts';

const shop = useShop();

const now = () => shop().clock.now();
const inDays = (days: number) => later(now(), days * DAY);
const nothingLeft = () => expireLoyalty(shop().deps, now());

const spend = (customerId: number, reference: string, amount: number) =>
  inTransaction(shop(), (tx) => spendLoyalty(tx, { customerId, currency: 'eur', reference, amount, now: now() }));
const giveBack = (reference: string) => inTransaction(shop(), (tx) => giveBackLoyalty(tx, reference, now()));
const balance = (customerId: number) => balanceOf(shop().deps.db, { customerId, currency: 'eur', now: now() });

describe('spending', () => {
  it('takes what expires soonest first, then what never does, then the other accounts', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100, refund: 100 });
    await earn(shop(), id, { amount: 100, expiresAt: inDays(20) });
    await earn(shop(), id, { amount: 100, expiresAt: inDays(10) });
    expect(await spend(id, `soonest-${id}`, 150)).toBe(true);
    expect(await lotsOf(shop(), id)).toEqual([
      '0 until 2030-04-21',
      '50 until 2030-05-01',
      '100 until ever',
      '100 until ever',
    ]);
    expect(await spend(id, `rest-${id}`, 160)).toBe(true);
    expect((await lotsOf(shop(), id)).slice(1)).toEqual(['0 until 2030-05-01', '0 until ever', '90 until ever']);
    await expectBooksBalanced(shop().deps.db);
  });

  it('has one line for each account, however many lots it takes', async () => {
    const { id } = await aCustomer(shop());
    for (const days of [1, 2, 3]) await earn(shop(), id, { amount: 10, expiresAt: inDays(days) });
    await spend(id, `line-${id}`, 25);
    const { transactions } = await ledgerOf(shop(), id);
    expect(transactions.filter(({ reason }) => reason === 'spend')).toMatchObject([{ amount: -25 }]);
  });

  it('takes nothing that has expired, before the job has run too, and changes nothing then', async () => {
    const { id } = await aCustomer(shop());
    await earn(shop(), id, { amount: 70, expiresAt: now() });
    await earn(shop(), id, { amount: 30, expiresAt: inDays(1) });
    const before = [await ledgerOf(shop(), id), await lotsOf(shop(), id)];
    expect([await balance(id), await spend(id, `expired-${id}`, 31)]).toEqual([30, false]);
    expect([await ledgerOf(shop(), id), await lotsOf(shop(), id)]).toEqual(before);
    expect(await spend(id, `expired-${id}`, 30)).toBe(true);
    await nothingLeft();
  });

  it('that comes to nothing puts each part back where it came from; what has expired meanwhile is gone', async () => {
    const { id } = await aCustomer(shop());
    await earn(shop(), id, { amount: 40, expiresAt: inDays(1) });
    await earn(shop(), id, { amount: 40, expiresAt: inDays(9) });
    const before = await lotsOf(shop(), id);
    await spend(id, `back-${id}`, 60);
    await giveBack(`back-${id}`);
    expect(await lotsOf(shop(), id)).toEqual(before);
    await spend(id, `again-${id}`, 60);
    shop().clock.advance(2 * DAY);
    await giveBack(`again-${id}`);
    expect(await balance(id)).toBe(40);
    expect(await nothingLeft()).toEqual([{ currency: 'eur', amount: 40, customers: 1 }]);
    expect([await balance(id), (await lotsOf(shop(), id))[0]?.startsWith('0 ')]).toEqual([40, true]);
    await expectBooksBalanced(shop().deps.db);
  });
});

/** The one statement with this in it that some work sends. */
async function statementIn(work: () => Promise<unknown>, part: string): Promise<string> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await work();
  stop();
  const [text, ...others] = seen.filter((statement) => statement.includes(part));
  if (text === undefined || others.length > 0) throw new Error(`Not one of: ${seen.join('\n')}`);
  return text;
}

/** The plan of a statement once for all values, as the server's connections make it. */
function planOf(text: string, values: string): Promise<string> {
  const { db } = shop().deps;
  return db.transaction().execute(async (tx) => {
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
    await sql.raw(`prepare asked as ${text}`).execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(`execute asked(${values})`)}`.execute(tx);
    await sql.raw('deallocate asked').execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('the job', () => {
  it('takes what has expired out of the books, once, and leaves the rest', async () => {
    const [ada, bob] = [await aCustomer(shop()), await aCustomer(shop())];
    await earn(shop(), ada.id, { amount: 10, expiresAt: now() });
    await earn(shop(), ada.id, { amount: 20, expiresAt: now() });
    await earn(shop(), ada.id, { amount: 30, expiresAt: inDays(1) });
    await earn(shop(), bob.id, { amount: 5, expiresAt: now() });
    const due = [{ currency: 'eur', amount: 35, customers: 2 }];
    const before = await ledgerOf(shop(), ada.id);
    expect(await previewExpiry(shop().deps, now())).toEqual(due);
    expect(await ledgerOf(shop(), ada.id)).toEqual(before);
    expect(schedule.find(({ name }) => name === 'loyalty.expire')?.cron).toBe('7 * * * *');
    await enqueue(shop().deps.db, { name: 'loyalty.expire', payload: {} });
    await shop().runJobs();
    expect([await previewExpiry(shop().deps, now()), await nothingLeft()]).toEqual([[], []]);
    const { accounts, transactions } = await ledgerOf(shop(), ada.id);
    expect(accounts).toMatchObject([{ balance: 30 }]);
    expect(transactions.filter(({ reason }) => reason === 'expire')).toMatchObject([{ amount: -30 }]);
    expect(await balance(bob.id)).toBe(0);
    await expectBooksBalanced(shop().deps.db);
  });

  it('finds what has expired by an index, however much there is', async () => {
    const { db } = shop().deps;
    const { id } = await aCustomer(shop());
    await earn(shop(), id, { amount: 1, expiresAt: inDays(30) });
    await sql`
      insert into loyalty_lots (account_id, amount, left_amount, expires_at, created_date)
      select account_id, 1, 0, now(), now() from loyalty_lots, generate_series(1, 20000) where left_amount = 1`.execute(
      db,
    );
    await sql`analyze loyalty_lots`.execute(db);
    const plan = await planOf(await statementIn(nothingLeft, 'from loyalty_lots'), `'2030-01-01', 500`);
    expect(plan).toContain('loyalty_lots_expires_at_idx');
    expect(plan).not.toContain('Seq Scan on loyalty_lots');
    await sql`delete from loyalty_lots where amount = 1 and left_amount = 0`.execute(db);
  });

  it('and spenders at once: each piece of money goes once', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 300 });
    for (let each = 0; each < 10; each += 1) await earn(shop(), id, { amount: 50, expiresAt: now() });
    const [spent] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, (_, each) => spend(id, `race-${id}-${each}`, 70))),
      ...Array.from({ length: 4 }, nothingLeft),
    ]);
    expect(spent.filter(Boolean)).toHaveLength(4);
    expect([await balance(id), await nothingLeft()]).toEqual([20, []]);
    const { transactions } = await ledgerOf(shop(), id);
    const expired = transactions.filter(({ reason }) => reason === 'expire');
    expect(expired.reduce((sum, { amount }) => sum + amount, 0)).toBe(-500);
    await expectBooksBalanced(shop().deps.db);
  });
});

/** Lots as they should be: what is left, and the day on which it goes. */
class Model {
  readonly #lots: { left: number; day: number }[] = [];
  readonly #held = new Map<string, readonly { lot: { left: number; day: number }; amount: number }[]>();
  #today = 0;

  earn(amount: number, days: number): void {
    this.#lots.push({ left: amount, day: this.#today + days });
  }

  get balance(): number {
    return this.#live().reduce((sum, { left }) => sum + left, 0);
  }

  #live() {
    return this.#lots.filter(({ day, left }) => day > this.#today && left > 0);
  }

  spend(reference: string, amount: number): boolean {
    const held = this.#held.get(reference);
    if (held !== undefined) return held.reduce((sum, one) => sum + one.amount, 0) === amount;
    if (amount > this.balance) return false;
    let wanted = amount;
    const uses = [];
    for (const lot of this.#live().sort((a, b) => a.day - b.day)) {
      const taken = Math.min(lot.left, wanted);
      if (taken === 0) continue;
      uses.push({ lot, amount: taken });
      lot.left -= taken;
      wanted -= taken;
    }
    this.#held.set(reference, uses);
    return true;
  }

  giveBack(reference: string): void {
    for (const { lot, amount } of this.#held.get(reference) ?? []) lot.left += amount;
    this.#held.delete(reference);
  }

  pass(days: number): void {
    this.#today += days;
  }

  expire(): void {
    for (const lot of this.#lots) if (lot.day <= this.#today) lot.left = 0;
  }
}

it('is as a simple model says, whatever is earned, spent, given back and waited for', async () => {
  const reference = fc.constantFrom('a', 'b', 'c');
  const step = fc.oneof(
    fc.record({
      deed: fc.constant('earn' as const),
      amount: fc.integer({ min: 1, max: 90 }),
      days: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({ deed: fc.constant('spend' as const), amount: fc.integer({ min: 1, max: 120 }), reference }),
    fc.record({ deed: fc.constant('giveBack' as const), reference }),
    fc.record({ deed: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ deed: fc.constant('expire' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { id } = await aCustomer(shop());
      const model = new Model();
      for (const one of steps) {
        if (one.deed === 'earn') {
          model.earn(one.amount, one.days);
          await earn(shop(), id, { amount: one.amount, expiresAt: inDays(one.days) });
        }
        if (one.deed === 'spend') {
          const done = await spend(id, `${one.reference}-${id}`, one.amount);
          expect(done).toBe(model.spend(one.reference, one.amount));
        }
        if (one.deed === 'giveBack') {
          model.giveBack(one.reference);
          await giveBack(`${one.reference}-${id}`);
        }
        if (one.deed === 'pass') {
          model.pass(one.days);
          shop().clock.advance(one.days * DAY);
        }
        if (one.deed === 'expire') {
          model.expire();
          await nothingLeft();
        }
        expect(await balance(id)).toBe(model.balance);
      }
      await expectBooksBalanced(shop().deps.db);
    }),
    { numRuns: 30 },
  );
});
