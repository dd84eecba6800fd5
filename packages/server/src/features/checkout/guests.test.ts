import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type TestShop, useShop } from '../../../tests/support/app.ts';
import { type Customer, field } from '../../../tests/support/customer.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';
import * as till from './checkout.support.ts';

/** Guests in checkout, those who become customers on the way, and calls beside it. */

const shop = useShop({ env: { ...till.ENV, THROTTLE_SESSION: '4/900' } });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

const TOLD = { user_email: 'new@example.org', phone_number: '05551112233' };

describe('guests', () => {
  it('order by twenties with one new e-mail address', async () => {
    const guests = await Promise.all(Array.from({ length: 20 }, () => till.aGuestWith(shop(), tea, 1)));
    const told = await Promise.all(guests.map((guest) => till.submit(guest, 'IndexPage', TOLD)));
    expect(told.map((answer) => till.preOrder(answer, 'is_guest'))).toEqual(guests.map(() => true));
    const placed = await Promise.all(guests.map((guest) => order(guest)));
    expect(new Set(placed).size).toBe(20);
  });

  it('tell who they are anew, and stay one', async () => {
    const guest = await till.aGuestWith(shop(), tea);
    await till.pass(guest, 'IndexPage', TOLD);
    await till.addAddress(guest);
    const again = await till.pass(guest, 'IndexPage', { ...TOLD, phone_number: '05559998877' });
    expect(till.preOrder(again, 'user_phone_number')).toBe('05559998877');
    const addresses = await guest.get(`${till.CHECKOUT}?page=AddressSelectionPage`);
    expect(till.pagesIn(addresses)).toEqual(['DeliveryOptionSelectionPage']);
  });

  it('take addresses and choices along when they sign in', async () => {
    const guest = await till.aGuestWith(shop(), tea);
    await till.pass(guest, 'IndexPage', TOLD);
    const address = await till.addAddress(guest);
    await till.payBy(guest, address, 'transfer');
    const ada = await aCustomer(shop());
    await guest.logIn(ada.email, ada.password);
    const state = await guest.get(till.CHECKOUT);
    expect([till.preOrder(state, 'is_guest'), field(till.preOrder(state, 'payment_option'), 'slug')]).toEqual([
      ...[false, 'transfer'],
    ]);
    expect(field(till.preOrder(state, 'shipping_address'), 'pk')).toBe(address);
  });

  it('have to sign in where the shop wants it so', async () => {
    const strict: TestShop = await openShop({ env: { ...till.ENV, CAN_GUEST_PURCHASE: 'off' } });
    try {
      await till.openTill(strict);
      const guest = await till.aGuestWith(strict, await till.goods(strict));
      const start = await guest.get(till.CHECKOUT);
      expect([till.keyIn(start, 'can_guest_purchase'), field(start.json, 'template_name')]).toEqual([
        ...[false, 'orders/index.html'],
      ]);
      const refused = await till.submit(guest, 'IndexPage', TOLD);
      expect([refused.status, till.errorsIn(refused)]).toEqual([
        200,
        { non_field_errors: ['Please sign in to order.'] },
      ]);
      expect(till.pagesIn(await guest.get(till.CHECKOUT))).toEqual(['IndexPage']);
    } finally {
      await strict.close();
    }
  });
});

/** @returns the path of the order's page */
async function order(guest: Customer): Promise<string> {
  await till.payBy(guest, await till.addAddress(guest), 'transfer');
  const accounts = await guest.get(`${till.CHECKOUT}?page=FundsTransferChoicePage`);
  const account = field(till.keyIn(accounts, 'bank_accounts'), 0, 'pk');
  await till.pass(guest, 'FundsTransferChoicePage', { bank_account: account });
  return till.completedIn(await till.pass(guest, 'FundsTransferPage', { agreement: 1 }));
}

describe('beside the way', () => {
  it('guessing gift cards comes to an end', async () => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const guess = async () =>
      till.errorsIn(await till.submit(browser, 'GiftCardApplyPage', { gift_card_code: 'AAAA-BBBB-CCCC-DDDD' }));
    for (let tries = 0; tries < 4; tries += 1) expect(Object.keys((await guess()) ?? {})).toEqual(['gift_card_code']);
    expect(await guess()).toEqual({
      non_field_errors: [expect.stringMatching(/^Request was throttled/)],
    });
  });

  it('instalments are told of the basket, and of what is left to pay', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const amount = async (name: string) =>
      field((await browser.get(`/payments/cards/${name}/`)).json, 'results', 0, 'installments', 0, 'amount');
    await till.payBy(browser, address, 'credit-card');
    expect([await amount('basket'), await amount('pre-order')]).toEqual([20, 26.9]);
    const empty = await shop().visit().withToken();
    for (const name of ['basket', 'pre-order']) {
      expect(field((await empty.get(`/payments/cards/${name}/`)).json, 'results')).toEqual([]);
    }
  });

  it('no other checkout is hosted', async () => {
    const browser = await shop().visit().withToken();
    expect((await browser.get('/orders/checkout-provider-list/')).json).toEqual({ checkout_providers: [] });
    const call = await browser.send('POST', '/orders/checkout-provider/?page=CheckoutProviderIndexPage', {
      ...{ body: '{"basket_id": 1}', headers: { 'content-type': 'application/json' }, noToken: true },
    });
    expect([call.status, call.json]).toEqual([404, { detail: 'Not found.' }]);
  });
});
