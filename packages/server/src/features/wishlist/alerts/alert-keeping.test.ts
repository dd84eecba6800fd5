import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { product, sell, stockUp } from '../../../../tests/support/goods.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import { enqueue, pendingJobs } from '../../../platform/jobs/index.ts';
import { setProductActive } from '../../catalogue/index.ts';
import { ALERTS, statementsOf } from '../wishlist.support.ts';
import { enqueueStockAlerts } from './announcing.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' } });

let count = 0;
let sku = '';
let id = 0;

/** A product that is out of stock, unlike any other. */
beforeEach(async () => {
  count += 1;
  sku = `P${count}`;
  id = (await sell(shop(), [product(sku)])).get(sku) ?? 0;
});

let guests = 0;

/** Somebody without an account who waits for the product. @returns where the mail would go */
async function waiting(): Promise<string> {
  const email = `waiting${(guests += 1)}@example.org`;
  const guest = await shop().visit().withToken();
  const answer = await guest.post(ALERTS, { product: id, email });
  expect(answer.status, answer.text).toBe(201);
  return email;
}

const subjects = async (email: string) => (await messagesTo(shop(), email)).map(({ subject }) => subject);
const jobs = () => pendingJobs(shop().deps.db);

async function isSent(email: string): Promise<boolean[]> {
  const rows = await shop().deps.db.selectFrom('stock_alerts').selectAll().where('email', '=', email).execute();
  return rows.map(({ sent_at }) => sent_at !== null);
}

describe('the clean-up', () => {
  const keep = async () => {
    await enqueue(shop().deps.db, { name: 'wishlist.keep-alerts', payload: {} });
    await shop().runJobs();
  };

  it('writes about what was put on sale after its stock had come', async () => {
    const email = await waiting();
    const { db } = shop().deps;
    await db.transaction().execute((tx) => setProductActive(shop().deps, tx, sku, false));
    await stockUp(shop(), { [sku]: 1 });
    await shop().runJobs();
    await keep();
    expect(await subjects(email)).toEqual([]);
    await db.transaction().execute((tx) => setProductActive(shop().deps, tx, sku, true));
    await keep();
    expect(await subjects(email)).toHaveLength(1);
  });

  it('forgets alerts a month after their mail, and a year after they were made', async () => {
    const [sent, old, young] = [await waiting(), await waiting(), await waiting()];
    const now = shop().clock.now();
    const { db } = shop().deps;
    const set = (email: string, values: { sent_at?: Date; created_date?: Date }) =>
      db.updateTable('stock_alerts').set(values).where('email', '=', email).execute();
    await set(sent, { sent_at: later(now, -29 * DAY) });
    await set(old, { created_date: later(now, -364 * DAY) });
    await keep();
    expect([await isSent(sent), await isSent(old), await isSent(young)]).toEqual([[true], [false], [false]]);
    await set(sent, { sent_at: later(now, -31 * DAY) });
    await set(old, { created_date: later(now, -366 * DAY) });
    await keep();
    expect([await isSent(sent), await isSent(old), await isSent(young)]).toEqual([[], [], [false]]);
  });
});

it('looks for alerts of 10,000 SKUs in one statement and makes 20 jobs at most', async () => {
  const { db } = shop().deps;
  const { rows } = await sql<{ id: number }>`
    insert into products (sku, base_code, names, created_date, modified_date)
    select 'BULK' || n, 'BULK' || n, '{"en": "Bulk"}', now(), now() from generate_series(1, 10000) n
    returning id`.execute(db);
  const ids = rows.map((row) => row.id);
  expect(await statementsOf(shop(), () => enqueueStockAlerts(db, ids))).toHaveLength(1);
  expect(await jobs()).toEqual([]);
  await sql`insert into stock_alerts (email, product_id, language, created_date)
    select 'bulk@example.org', id, 'en', now() from products where sku like 'BULK%'`.execute(db);
  expect(await statementsOf(shop(), () => enqueueStockAlerts(db, ids))).toHaveLength(21);
  expect(await jobs()).toHaveLength(20);
  await sql`delete from products where sku like 'BULK%'`.execute(db);
  await shop().runJobs();
});
