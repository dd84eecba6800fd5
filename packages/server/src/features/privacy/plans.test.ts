import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { planOf, statementsOf } from '../../../tests/support/plans.ts';
import { eraseAtDesk } from '../accounts/index.ts';
import { exportAtDesk } from './index.ts';

const shop = useShop({ env: { LOG_LEVEL: 'silent' } });

// Enough that reading whole tables would not pay.
beforeAll(async () => {
  await sql`
    insert into customers (username, user_type, email, language_code, date_joined, modified_date)
    select 'm' || n, case when n % 2 = 0 then 'guest' else 'registered' end, 'm' || n || '@example.org', 'en', now(), now()
    from generate_series(1, 20000) n`.execute(shop().deps.db);
  await sql`analyze`.execute(shop().deps.db);
});

it('finds whoever told an address by the indexes of addresses', async () => {
  const nobody = 'nobody@example.org';
  const seen = await statementsOf(shop(), async () => {
    await expect(exportAtDesk(shop().deps, { email: nobody }, () => Promise.resolve())).rejects.toThrow();
    await expect(eraseAtDesk(shop().deps, nobody)).rejects.toThrow();
  });
  for (const [part, indexes] of [
    ['as is_guest', ['customers_email_key', 'customers_guest_email_idx']],
    ['select id from customers', ['customers_guest_email_idx']],
  ] as const) {
    const plan = await planOf(shop(), seen, { part, values: `'a@example.org'` });
    expect(plan, part).not.toContain('Seq Scan on customers');
    expect(
      [...plan.matchAll(/using (\w+)|on (customers_\w+)/g)].map(([, scan, bitmap]) => scan ?? bitmap),
      part,
    ).toEqual(indexes);
  }
});

/** Guests with a session each, who told one address. */
async function guestsOf(email: string, count: number): Promise<void> {
  await sql`
    with guests as (
      insert into customers (username, user_type, email, language_code, date_joined, modified_date)
      select ${email} || n, 'guest', ${email}, 'en', now(), now() from generate_series(1, ${count}::integer) n returning id
    )
    insert into sessions (key_hash, guest_customer_id, created_at, last_seen_at, expires_at)
    select sha256(id::text::bytea), id, now(), now(), now() + '1 year'::interval from guests`.execute(shop().deps.db);
}

it('erases the guests of an address in as many statements, however many they are', async () => {
  const lengths: number[] = [];
  for (const count of [1, 4]) {
    const email = `erased${count}@example.org`;
    await guestsOf(email, count);
    const seen = await statementsOf(shop(), async () => {
      const erased = await eraseAtDesk(shop().deps, email);
      expect(erased).toMatchObject({ who: 'guest', counts: { guests: count, sessions: count } });
    });
    lengths.push(seen.length);
  }
  expect(lengths[1]).toBe(lengths[0]);
  const { db } = shop().deps;
  const erased = db
    .selectFrom('customers')
    .select('id')
    .where('anonymized_at', 'is not', null)
    .where('email', 'is', null);
  expect(await erased.execute()).toHaveLength(5);
  const left = db.selectFrom('sessions').select('id').where('ended_at', 'is', null);
  expect(await left.execute()).toEqual([]);
});
