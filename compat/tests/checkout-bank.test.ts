import { describe, expect, test } from 'vitest';
import { openBankPage } from '../src/bank-page.ts';
import type { HtmlForm } from '../src/html.ts';
import { Redirected } from '../src/shims/next-navigation.ts';
import type { Shown } from '../src/tab.ts';
import { clientModule, invoke } from '../src/untyped.ts';
import { at, listAt, someText } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { card, cards, pagesOf, piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const RETURN = '/orders/checkout/?three_d_secure=true&success=true&page=CreditCardThreeDSecurePage';

/** Presses the button, is sent to the storefront's page, which fetches the bank's form. */
const toTheForm = async (number: string): Promise<HtmlForm> => {
  await till.typeCard(number);
  const answer = await till.act('completeCreditCardPayment', card(number, { use_three_d: true }));
  expect(listAt(answer, 'context_list').map((one) => at(one, 'page_context', 'redirect_url'))).toEqual([
    '/orders/redirect-three-d/',
  ]);
  const sent = await till.tab.follow();
  expect(sent.url.pathname).toMatch(/^(?:\/tr)?\/orders\/redirect-three-d\/$/);
  const form = await openBankPage(shop.visitor.browser);
  if (typeof form === 'string') throw new Error(form);
  return form;
};

/** The bank's own page, which the form opens. */
const toTheBank = async (number: string): Promise<Shown> => {
  const form = await toTheForm(number);
  const bank = await till.tab.submit(form, new URL('https://storefront.test/orders/redirect-three-d/'));
  expect(bank.status).toBe(200);
  return bank;
};

const posError = async (): Promise<unknown> => {
  const utils = await clientModule('utils/index');
  return invoke(utils, 'getPosError');
};

describe('a card with 3-D Secure', () => {
  test('is paid at the bank, from where the shopper comes back without a session', async () => {
    const piece = await till.fill();
    const { email } = await till.asCustomer();
    const session = shop.visitor.browser.jar.get('osessionid');
    const bank = await toTheBank(cards.approved);
    expect(bank.url.origin).not.toBe('https://storefront.test');

    const back = await till.leave(bank, 'confirm');

    const order = await till.thanksAt(back);
    expect(order).toMatchObject({ user_email: email, status: { value: '400' } });
    expect(piecesIn(order)).toEqual([piece.pk]);
    // The storefront asked for the shopper with what the browser sent along: nothing.
    const [told, ...others] = shop.visitor.browser.calls.filter(({ path }) => path.includes('CreditCardThreeDSecure'));
    expect(others).toEqual([]);
    expect(told?.headers.get('cookie')).toBe('osessionid=');
    expect(told?.status).toBe(200);
    expect(shop.visitor.browser.jar.get('osessionid')).toBe(session);
    expect(await shop.visitor.session()).toMatchObject({ user: { email } });
  });

  test('gives a guest the order, too', async () => {
    await till.fill();
    const { email } = await till.asGuest();

    const back = await till.leave(await toTheBank(cards.approved), 'confirm');

    expect(await till.thanksAt(back)).toMatchObject({ user_email: email });
  });

  test("shows the bank's form each time: nothing in it is a card's", async () => {
    await till.fill();
    await till.asCustomer();

    const first = await toTheForm(cards.approved);
    const second = await openBankPage(shop.visitor.browser);

    const extra = ['pzparams'];
    const fieldsOf = (form: HtmlForm) => form.fields.filter(([name]) => !extra.includes(name));
    expect(typeof second === 'string' ? second : fieldsOf(second)).toEqual(fieldsOf(first));
    expect(first.method).toBe('POST');
    expect(first.action).toMatch(/^https?:\/\//);
    expect(first.fields.map(([name]) => name)).not.toContain('submit');
    expect(JSON.stringify(first)).not.toMatch(/5454|"123"/);
  });

  test.each([
    ['the shopper says no', cards.approved, 'refuse'],
    ['the bank says no', cards.bankFails, 'confirm'],
  ] as const)(
    'leads back to the checkout when %s, with texts that the page can read, and is paid then',
    async (...row) => {
      const [, number, answer] = row;
      const piece = await till.fill();
      await till.asCustomer();

      const back = await till.leave(await toTheBank(number), answer);

      expect([back.url.pathname, back.status]).toEqual(['/orders/checkout/', 200]);
      expect(await posError()).toEqual({ non_field_errors: [someText] });
      const page = await till.open();
      expect(page.preOrder).toMatchObject({ redirect_to_three_d: null, is_redirected: false });
      expect(page.shippingIsDone).toBe(true);
      expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });

      await till.typeCard(cards.approved);
      await till.act('completeCreditCardPayment', card(cards.approved));
      expect(piecesIn(await till.thanks())).toEqual([piece.pk]);
    },
  );

  test('tells a Turkish shopper so in texts that fit into a cookie', async () => {
    await shop.visitor.openPage('/tr/auth');
    await till.fill();
    await till.asCustomer();

    const back = await till.leave(await toTheBank(cards.approved), 'refuse');

    expect(back.url.pathname).toMatch(/^(?:\/tr)?\/orders\/checkout\/$/);
    expect(await posError()).toEqual({ non_field_errors: [someText] });
  });

  test('is paid once when the bank sends the shopper back twice', async () => {
    await till.fill();
    await till.asCustomer();
    const wayBack = await till.decide(await toTheBank(cards.approved), 'confirm');

    const once = await till.thanksAt(await till.tab.press(wayBack));
    const twice = await till.thanksAt(await till.tab.press(wayBack));

    expect(twice).toEqual(once);
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 1 });
  });

  test('takes nothing from a return that no bank has signed', async () => {
    await till.fill();
    await till.asCustomer();
    await toTheBank(cards.approved);
    const forged: HtmlForm = {
      action: `https://storefront.test${RETURN}`,
      method: 'POST',
      fields: [
        ['success', 'true'],
        ['reference', '1'],
        ['outcome', 'captured'],
      ],
      buttons: [],
    };

    const back = await till.tab.submit(forged, new URL('https://bank.test/'));

    expect(back.url.pathname).toBe('/orders/checkout/');
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });
  });

  test('is over when the shopper comes back without having been there, and takes another card', async () => {
    await till.fill();
    await till.asCustomer();
    await toTheForm(cards.approved);

    const page = await till.open();

    expect(page.shippingIsDone).toBe(true);
    await till.typeCard(cards.debit);
    expect(pagesOf(await till.act('completeCreditCardPayment', card(cards.debit)))).toEqual(['ThankYouPage']);
  });
});

describe("the storefront's page of the bank", () => {
  test('says that there is nothing to do when there is no payment', async () => {
    await till.fill();
    await till.asCustomer();

    expect(await openBankPage(shop.visitor.browser)).toContain('Redirecting to checkout page. Please wait...');
    expect(shop.visitor.callsTo('/orders/redirect-three-d/').map(({ status }) => status)).toEqual([200]);
  });

  test('does not ask when the visitor has no session', async () => {
    await expect(openBankPage(shop.visitor.browser)).rejects.toEqual(new Redirected('/orders/checkout'));
  });
});
