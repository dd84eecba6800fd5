import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import * as till from './checkout.support.ts';

/** What a checkout asks of the database: how many statements, and that each has an index. */

const shop = useShop({ env: { ...till.ENV, LOG_LEVEL: 'silent' } });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

/** The statements of some work; BEGIN and COMMIT are not counted. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const stop = shop().database.listen((text) => {
    if (!/^(begin|commit|rollback)/i.test(text.trim())) seen.push(text);
  });
  await work();
  stop();
  return seen;
}

it('takes at most twelve statements for a selection, for guests and customers', async () => {
  const { browser, address } = await till.aCustomerWith(shop(), tea);
  const guest = await till.aGuestWith(shop(), tea);
  await till.pass(guest, 'IndexPage', { user_email: 'bo@example.org', phone_number: '05551112233' });
  const guestAddress = await till.addAddress(guest);
  for (const [who, at] of [
    [browser, address],
    [guest, guestAddress],
  ] as const) {
    await till.toCard(who, at);
    const start = await who.get(till.CHECKOUT);
    const most = async (page: string, fields: Record<string, unknown>) => {
      const seen = await statements(() => till.pass(who, page, fields));
      expect(seen.length, page).toBeLessThanOrEqual(12);
      return seen.length;
    };
    const counts = [
      await most('DeliveryOptionSelectionPage', { delivery_option: till.pkOf(start, 'delivery_options', 'home') }),
      await most('AddressSelectionPage', { shipping_address: at, billing_address: at }),
      await most('ShippingOptionSelectionPage', { shipping_option: till.pkOf(start, 'shipping_options', 'express') }),
      await most('PaymentOptionSelectionPage', {
        payment_option: till.pkOf(start, 'payment_options', 'credit-card'),
      }),
      await most('BinNumberPage', { bin_number: '555555' }),
      await most('OrderNotePage', { notes: 'Ring twice' }),
    ];
    const plans = await who.get(`${till.CHECKOUT}?page=InstallmentSelectionPage`);
    counts.push(
      await most('InstallmentSelectionPage', { installment: field(till.keyIn(plans, 'installments'), 0, 'pk') }),
    );
    // Session, basket, choices, addresses; a balance or a guest's contact, saved cards, a card's digits; and the write.
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect((await statements(() => who.get(till.CHECKOUT))).length).toBeLessThanOrEqual(7);
  }
});

it('reads the balance and saved cards from where payment options are shown, and not before', async () => {
  const { browser, address } = await till.aCustomerWith(shop(), tea);
  const start = await browser.get(till.CHECKOUT);
  const asked = async (work: () => Promise<unknown>) => {
    const seen = await statements(work);
    const purses = seen.filter((text) => /from (loyalty_accounts a|saved_cards c) /.test(text));
    return [seen.length, purses.length];
  };
  const pass = (page: string, fields: Record<string, unknown>) => () => till.pass(browser, page, fields);
  const home = till.pkOf(start, 'delivery_options', 'home');
  const at = { shipping_address: address, billing_address: address };
  // Session, basket, choices and addresses.
  expect(await asked(() => browser.get(till.CHECKOUT))).toEqual([4, 0]);
  // And the write.
  expect(await asked(pass('DeliveryOptionSelectionPage', { delivery_option: home }))).toEqual([5, 0]);
  expect(await asked(pass('AddressSelectionPage', at))).toEqual([5, 0]);
  const express = till.pkOf(await pass('AddressSelectionPage', at)(), 'shipping_options', 'express');
  expect(await asked(pass('ShippingOptionSelectionPage', { shipping_option: express }))).toEqual([7, 2]);
});

it('finds and writes a checkout by its basket', async () => {
  const { db } = shop().database;
  for (const text of [
    'select * from checkouts where basket_id = 1',
    'update checkouts set seen = 1 where basket_id = 1 and revision = 1',
    'delete from checkouts where basket_id = 1',
  ]) {
    await db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${sql.raw(text)}`.execute(tx);
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
    });
  }
});
