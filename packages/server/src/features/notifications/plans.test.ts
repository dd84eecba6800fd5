import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { planOf, statementsOf } from '../../../tests/support/plans.ts';
import { enqueue } from '../../platform/jobs/index.ts';

const shop = useShop({ env: { LOG_LEVEL: 'silent' } });

// Enough that reading whole tables would not pay: some withdrew, a few of them long ago.
beforeAll(async () => {
  const { db } = shop().deps;
  await sql`
    with people as (
      insert into customers (username, language_code, date_joined, modified_date)
      select 'm' || n, 'en', now(), now() from generate_series(1, 20000) n returning id
    )
    insert into consent_events (kind, channel, is_granted, source, customer_id, email, email_digest, created_at)
    select 'marketing', 'email', n = 1, 'profile', id, 'm' || id || '@example.org', sha256(id::text::bytea),
      now() - id % 1000 * interval '1 day'
    from people, generate_series(1, case when id % 10 = 0 then 2 else 1 end) n`.execute(db);
  await sql`analyze`.execute(db);
});

it('finds the consents that ended long ago by their indexes', async () => {
  const seen = await statementsOf(shop(), async () => {
    await enqueue(shop().deps.db, { name: 'notifications.purge', payload: {} });
    await shop().runJobs();
  });
  const plan = await planOf(shop(), seen, { part: 'delete from consent_events', values: 'now()' });
  expect(plan).toContain('consent_events_created_at_idx');
  // Nothing is looked up row by row.
  expect(plan).not.toMatch(/SubPlan|Semi Join/);
});
