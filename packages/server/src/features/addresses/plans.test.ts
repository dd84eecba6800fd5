import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { loadPlaces } from '../../../tests/support/worlds.ts';
import { ACCOUNT_JOBS } from '../accounts/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import {
  add,
  ADDRESSES,
  aGuestShopper,
  anAddress,
  aShopper,
  DETAILED,
  statementsOf,
  urlOf,
} from './addresses.support.ts';

const shop = useShop({ env: { LOG_LEVEL: 'silent' } });

// Enough that reading whole tables would not pay.
beforeAll(async () => {
  const { db } = shop().deps;
  await loadPlaces(db);
  await sql`
    with people as (
      insert into customers (username, user_type, language_code, date_joined, modified_date)
      select 'm' || n, case when n % 10 = 0 then 'guest' else 'registered' end, 'en', now(), now()
      from generate_series(1, 20000) n returning id, user_type
    ), visits as (
      insert into sessions (key_hash, guest_customer_id, created_at, last_seen_at, expires_at)
      select sha256(id::text::bytea), id, now(), now(), now() + '1 year'::interval from people where user_type = 'guest'
    )
    insert into addresses (customer_id, title, first_name, last_name, phone_number, country_id, city_id, township_id, line,
      created_date, modified_date)
    select id, 'Home', 'Ada', 'Example', '05551112233', 792, 34, 3401 + id % 30, 'Line', now(), now() from people,
      generate_series(1, 3)`.execute(db);
  await sql`analyze`.execute(db);
});

/** The plan of the first statement like this, once for all values, as the server's connections make it. */
async function planOf(seen: readonly string[], part: string, values: string): Promise<string> {
  const text = seen.find((statement) => statement.includes(part)) ?? `no statement has ${part}`;
  return shop()
    .deps.db.transaction()
    .execute(async (tx) => {
      await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
      await sql.raw(`prepare asked as ${text}`).execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(`execute asked${values}`)}`.execute(tx);
      await sql.raw('deallocate asked').execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
}

// The 250 countries lie on five pages: reading them costs as much as the index.
const SCANS = /Seq Scan on (addresses|customers|sessions|cities|townships|districts)/;
const DRAFT = `'t', 'f', 'l', 'p', null, 792, 34, 3423, null, 'l', null, null, false, null, null, null, false, null, null`;

it('reads and writes by indexes, in few statements', async () => {
  const { browser } = await aShopper(shop());
  const guest = await aGuestShopper(shop());
  const pk = await add(browser);
  const run = (work: () => Promise<unknown>) => statementsOf(shop(), work);
  const list = await run(() => browser.get(ADDRESSES));
  const detailed = await run(() => browser.get(DETAILED));
  const added = await run(() => guest.browser.post(ADDRESSES, anAddress({ primary: true })));
  const changed = await run(() => browser.patch(urlOf(pk), { primary: true }));
  const moved = await run(() => browser.patch(urlOf(pk), { township: 3401 }));
  const removed = await run(() => browser.delete(urlOf(pk)));
  const counts = [list, detailed, added, changed, moved, removed].map((seen) => seen.length);
  expect(counts).toEqual([2, 3, 6, 5, 6, 2]);
  const seen = [...list, ...detailed, ...added, ...changed, ...moved, ...removed];
  for (const [part, values, index] of [
    ['limit $4 offset $5', `'en', 'en', 1, 10, 0`, 'addresses_customer_id_idx'],
    ['and a.id = $4', `'en', 'en', 1, 1`, 'Index Scan using addresses_'],
    ['as "countryCode"', '792, 34, 3423, null', 'townships_pkey'],
    ['for share', '1, 1', 'Index Scan using sessions_'],
    ['select email from customers', '1', 'customers_pkey'],
    ['insert into addresses', `1, true, now(), 100, ${DRAFT}`, 'Scan using addresses_'],
    ['set is_primary = coalesce', `1, true, now(), 1, ${DRAFT}`, 'Index Scan using addresses_'],
    ['delete from addresses', '1, 1', 'Index Scan using addresses_'],
  ] as const) {
    const plan = await planOf(seen, part, `(${values})`);
    expect(plan, part).not.toMatch(SCANS);
    expect(plan, part).toContain(index);
  }
});

it('moves, erases and purges by indexes', async () => {
  const own = await aShopper(shop());
  const guest = await aGuestShopper(shop());
  await add(guest.browser);
  const seen = await statementsOf(shop(), async () => {
    await guest.browser.logIn(own.email, own.password);
    await guest.browser.patch('/users/anonymize/');
    await enqueue(shop().deps.db, { name: ACCOUNT_JOBS.purge, payload: {} });
    await shop().runJobs();
  });
  for (const [part, values, index] of [
    ['set customer_id = $2', '1, 2, 100, now()', 'addresses_customer_id_idx'],
    ['delete from addresses where customer_id', `'{1}'`, 'addresses_customer_id_idx'],
  ] as const) {
    const plan = await planOf(seen, part, `(${values})`);
    expect(plan, part).not.toMatch(SCANS);
    expect(plan, part).toContain(index);
  }
  const purge = await planOf(seen, 'delete from customers c', '');
  expect(purge).not.toMatch(/Seq Scan on customers/);
  expect(purge).toContain('customers_guest_idx');
});
