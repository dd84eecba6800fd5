import { describe, expect, test } from 'vitest';
import type { Shown } from '../src/tab.ts';
import { clientModule, invoke } from '../src/untyped.ts';
import { someText } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { card, cards, pagesOf, piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

/** Chooses the wallet, agrees, and is led to its page by the storefront's address for that. */
const toTheWallet = async (): Promise<Shown> => {
  const opened = await till.payBy('redirection');
  expect(pagesOf(opened)).toEqual(['RedirectionPaymentSelectedPage']);
  await till.act('completeRedirectionPayment');
  expect(shop.visitor.browser.whereabouts).toMatch(/^https:\/\/storefront\.test\/orders\/redirection\/\?t=\d+$/);
  const first = await till.tab.follow();
  const [call] = shop.visitor.callsTo('/orders/redirection/');
  expect(call?.headers.get('cookie')).toContain('osessionid=');
  // Either it is the wallet's page already, or one whose form leads there.
  const wallet = first.url.origin === 'https://storefront.test' ? await till.tab.press(first) : first;
  expect(wallet.status).toBe(200);
  expect(wallet.url.origin).not.toBe('https://storefront.test');
  return wallet;
};

const orders = async (): Promise<unknown> => (await shop.visitor.call('getOrders', {})).data;

describe('a wallet', () => {
  test('is paid with at its own page', async () => {
    const piece = await till.fill();
    const { email } = await till.asCustomer();
    const wallet = await toTheWallet();

    const back = await till.leave(wallet, 'confirm');

    const order = await till.thanksAt(back);
    expect(order).toMatchObject({
      user_email: email,
      status: { value: '400' },
      payment_option: { payment_type: 'redirection' },
    });
    expect(piecesIn(order)).toEqual([piece.pk]);
    expect(await shop.visitor.session()).toMatchObject({ user: { email } });
  });

  test('that its shopper leaves without paying says so, and something else pays', async () => {
    const piece = await till.fill();
    await till.asCustomer();

    const back = await till.leave(await toTheWallet(), 'refuse');

    expect([back.url.pathname, back.status]).toEqual(['/orders/checkout/', 200]);
    const errors = invoke(await clientModule('utils/index'), 'getPosError');
    expect(errors).toEqual({ non_field_errors: [someText] });
    await till.open();
    expect(till.page.preOrder).toMatchObject({ is_redirected: false });
    await till.typeCard(cards.approved);
    await till.act('completeCreditCardPayment', card(cards.approved));
    expect(piecesIn(await till.thanks())).toEqual([piece.pk]);
    expect(await orders()).toMatchObject({ count: 1 });
  });

  test('is forgotten when the shopper comes back by the button of the browser: the client begins anew, once', async () => {
    await till.fill();
    await till.asCustomer();
    await toTheWallet();
    const { data } = await shop.visitor.call('fetchCheckout');
    expect(data).toMatchObject({ pre_order: { is_redirected: true } });
    const before = till.posted.length;

    const page = await till.open();

    expect(till.posted.slice(before)).toEqual(['PaymentOptionSelectionPage']);
    expect(page.preOrder).toMatchObject({ is_redirected: false, payment_option: { payment_type: 'redirection' } });
    expect(page.shippingIsDone).toBe(true);
    const back = await till.leave(await toTheWallet(), 'confirm');
    expect((await till.thanksAt(back))['status']).toMatchObject({ value: '400' });
  });

  test('is paid once when it sends the shopper back twice', async () => {
    await till.fill();
    await till.asCustomer();
    const wayBack = await till.decide(await toTheWallet(), 'confirm');

    const once = await till.thanksAt(await till.tab.press(wayBack));

    expect(await till.thanksAt(await till.tab.press(wayBack))).toEqual(once);
    expect(await orders()).toMatchObject({ count: 1 });
  });

  test('is not left for by who has not agreed to pay by it', async () => {
    await till.fill();
    await till.asCustomer();

    const shown = await till.tab.open('/orders/redirection/');

    expect(shown.url.origin).toBe('https://storefront.test');
    expect(shown.status).toBeLessThan(500);
    expect(await orders()).toMatchObject({ count: 0 });
  });
});
