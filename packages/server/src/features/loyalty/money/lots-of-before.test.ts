import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../../tests/support/books.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { balanceOf, giveBackLoyalty, spendLoyalty } from '../index.ts';
import { inTransaction, lotsOf } from './money.fixture.ts';

const shop = useShop();

const MIGRATION = new URL('../../../../migrations/0020_loyalty.sql', import.meta.url);

/** The tables as they were before the migration. */
const BEFORE = `
  drop table loyalty_lot_uses, loyalty_lots, loyalty_earnings, loyalty_cards;
  alter table loyalty_transactions drop constraint loyalty_transactions_reason_check;
  alter table loyalty_transactions add constraint loyalty_transactions_reason_check
    check (reason in ('grant', 'spend', 'give_back', 'refund'));
  drop index loyalty_transactions_given_key;
  create unique index loyalty_transactions_given_key on loyalty_transactions (account_id, reason, reference)
    where reason in ('grant', 'refund');`;

it('makes lots of the money that customers had, of which orders under way can give back what they took', async () => {
  const { db } = shop().deps;
  const [ada, bob] = [await aCustomer(shop()), await aCustomer(shop())];
  await sql.raw(BEFORE).execute(db);
  // Ada: 10.00 granted, 4.00 spent by an order that is being paid, 1.00 spent and given back. Bob has spent all of his.
  await sql`
    with accounts as (
      insert into loyalty_accounts (customer_id, currency, kind, balance, created_date)
      values (${ada.id}, 'eur', 'sale', 600, now()), (${ada.id}, 'eur', 'refund', 50, now()),
        (${bob.id}, 'eur', 'bank', 0, now()), (${bob.id}, 'eur', 'sale', 0, now())
      returning id, customer_id, kind
    )
    insert into loyalty_transactions (account_id, amount, reference, reason, created_date)
    select a.id, t.amount, t.reference, t.reason, now() from accounts a join (values
      (${ada.id}::bigint, 'sale', 1000, 'welcome', 'grant'), (${ada.id}, 'sale', -400, 'under-way', 'spend'),
      (${ada.id}, 'sale', -100, 'declined', 'spend'), (${ada.id}, 'sale', 100, 'declined', 'give_back'),
      (${ada.id}, 'refund', 50, 'parcel', 'refund'), (${bob.id}, 'bank', 70, 'paid', 'grant'),
      (${bob.id}, 'bank', -70, 'spent', 'spend')
    ) t (customer_id, kind, amount, reference, reason) using (customer_id, kind)`.execute(db);
  await sql.raw(await readFile(MIGRATION, 'utf8')).execute(db);

  await expectBooksBalanced(shop().deps.db);
  expect(await lotsOf(shop(), ada.id)).toEqual(['600 until ever', '50 until ever']);
  expect(await lotsOf(shop(), bob.id)).toEqual(['0 until ever']);
  const now = shop().clock.now();
  const left = () => balanceOf(db, { customerId: ada.id, currency: 'eur', now });
  expect(await left()).toBe(650);
  await inTransaction(shop(), (tx) => giveBackLoyalty(tx, 'under-way', now));
  await inTransaction(shop(), (tx) => giveBackLoyalty(tx, 'declined', now));
  expect(await left()).toBe(1050);
  const order = { customerId: ada.id, currency: 'eur', reference: 'next', amount: 1050, now };
  expect(await inTransaction(shop(), (tx) => spendLoyalty(tx, order))).toBe(true);
  await expectBooksBalanced(shop().deps.db);
});
