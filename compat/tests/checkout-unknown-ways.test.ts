import { beforeEach, describe, expect, test } from 'vitest';
import type { HtmlForm } from '../src/html.ts';
import { at, someList, someText } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { pagesOf, Till } from './support/till.ts';

/** Ways to pay that this client knows and the shop does not offer: each call gets an answer that the client can read. */

const shop = openShop();
const till = new Till(shop);

beforeEach(async () => {
  await till.fill();
  await till.asCustomer();
});

const nothingIsBought = async (): Promise<void> => {
  expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });
  expect((await shop.visitor.call('getBasket')).data).toMatchObject({ total_quantity: 1 });
};

describe('the page of a way to pay that is not offered', () => {
  test.each([
    ['setCreditPaymentOption', 1],
    ['confirmationCreditPayment', undefined],
    ['applePaymentSelect', { agreement: true, validationURL: 'https://wallet.test/' }],
    ['appleQuery', { agreement: true, paymentToken: '{"token":"none"}' }],
    ['completeConfirmation', undefined],
    ['completeMasterpassPayment', { token: 'none' }],
  ])('says so: %s', async (endpoint, argument) => {
    const errors = await till.refused(endpoint, argument);

    expect(Object.keys(errors)).toEqual(['page']);
    await nothingIsBought();
  });

  test.each(['completeFundsTransfer', 'completeRedirectionPayment', 'completeLoyaltyPayment'])(
    'shows what is due when its turn has not come: %s',
    async (endpoint) => {
      const before = till.page.preOrder;

      const { data, error } = await till.page.act(endpoint);

      expect(error).toBeUndefined();
      expect(pagesOf(data)).not.toContain('ThankYouPage');
      expect(till.page.preOrder).toEqual(before);
      await nothingIsBought();
    },
  );
});

describe('a return from a wallet that the shop does not know', () => {
  test.each(['GPayCompletePage', 'MasterpassCompletePage'])('leads to the checkout: %s', async (page) => {
    const form: HtmlForm = {
      action: `https://storefront.test/orders/checkout/?page=${page}`,
      method: 'POST',
      fields: [['token', 'none']],
      buttons: [],
    };

    const back = await till.tab.submit(form, new URL('https://wallet.test/'));

    expect(back.url.pathname).toBe('/orders/checkout/');
    const [call] = shop.visitor.browser.calls.filter(({ path }) => path.includes(page));
    expect(call).toMatchObject({ method: 'POST', status: 200, body: 'token=none' });
    await nothingIsBought();
  });
});

describe('hosted checkouts', () => {
  const json = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await shop.visitor.browser.request(path, init)).json();

  test('are none', async () => {
    expect(await json('/api/client/orders/checkout-provider-list/')).toEqual({ checkout_providers: [] });
  });

  test('are not found, by their buttons and by what they send', async () => {
    const posted = await json('/orders/checkout-provider/?page=CheckoutProviderIndexPage', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ basket_id: at(till.page.preOrder, 'basket', 'pk') }),
    });
    const read = await json('/tr/orders/checkout-provider/?page=CheckoutProviderNotificationPage');

    expect([posted, read]).toEqual([{ detail: 'Not found.' }, { detail: someText }]);
    for (const name of ['CheckoutProviderIndexPage', 'CheckoutProviderSelectionPage']) {
      const answer = await json(`/api/client/orders/checkout/?page=${name}`);
      expect(at(answer, 'context_list')).toEqual(someList);
    }
    await nothingIsBought();
  });
});
