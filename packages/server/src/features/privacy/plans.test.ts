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
