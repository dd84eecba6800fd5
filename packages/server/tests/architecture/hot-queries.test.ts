import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, type TestShop } from '../support/app.ts';
import { aCustomer } from '../support/worlds.ts';

/** The statements of hot requests: how many there are, and that each is served by an index. */

let shop: TestShop;

beforeAll(async () => {
  shop = await openShop({ env: { LOG_LEVEL: 'silent' } });
});

afterAll(() => shop.close());

/** Counts what the pool is given while something runs; BEGIN and COMMIT are not counted. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop.database.listen((text) => {
    if (!/^(begin|commit)$/i.test(text.trim())) seen.push(text);
  });
  await work();
  stop();
  return seen;
}

it('gives a CSRF token without asking the database', async () => {
  const browser = shop.visit();
  expect(await statements(() => browser.get('/csrf_token/'))).toEqual([]);
  expect(await statements(() => browser.get('/csrf_token/'))).toEqual([]);
});

it('reads the current user in one statement', async () => {
  const ada = await aCustomer(shop);
  const browser = shop.visit();
  await browser.logIn(ada.email, ada.password);
  expect(await statements(() => browser.get('/current_user/'))).toHaveLength(1);
});

it('logs in with at most eight statements', async () => {
  const ada = await aCustomer(shop);
  const browser = await shop.visit().withToken();
  const seen = await statements(() => browser.logIn(ada.email, ada.password));
  expect(seen.length).toBeLessThanOrEqual(8);
});

it('finds sessions, tokens and customers by index', async () => {
  const plans: string[] = [];
  for (const query of [
    `select * from sessions s left join customers c on c.id = s.customer_id where s.key_hash = '\\x00'`,
    `select * from tokens where key_hash = '\\x00'`,
    `select * from customers where email = 'a' and user_type = 'registered'`,
    `select * from customers where unique_phone = 'a' and user_type = 'registered'`,
    `select * from sessions where customer_id = 1 order by last_seen_at desc limit 10`,
  ]) {
    await shop.database.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(query)}`.execute(tx);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    });
  }
  expect(plans.filter((plan) => plan.includes('Seq Scan'))).toEqual([]);
});
