import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import * as till from '../checkout.support.ts';
import { atTheBank, elsewhere, type Form, formsIn, pathOf } from './returning.support.ts';

/** Leaving for the bank or provider, and coming back. */

const shop = useShop({ env: { ...till.ENV, STOREFRONT_URL: 'https://store.example' } });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

/** What the storefront does with the bank's form: hands it on with the session's cookie alone. */
function handOn(browser: Customer, back: Form): Promise<Answer> {
  const storefront = shop().visit({ 'x-requested-with': 'XMLHttpRequest', 'x-currency': 'eur' });
  storefront.jar.set('osessionid', browser.sessionKey ?? '');
  return storefront.send('POST', pathOf(back.action), { form: back.fields });
}

async function threeD(number = till.CARDS.threeD) {
  const { browser, address } = await till.aCustomerWith(shop(), tea);
  await till.toCard(browser, address, number.slice(0, 6));
  const left = await till.pass(browser, 'CreditCardConfirmationPage', till.typed(number, { use_three_d: 1 }));
  const page = await browser.get('/orders/redirect-three-d/');
  return { browser, left, page, form: formsIn(page.text)[0] ?? { action: '', method: '', fields: {} } };
}

const errors = (answer: Answer) => field(answer.json, 'errors');

describe('a card with 3-D Secure', () => {
  it('leads over a page with one form to the bank, and from there to the order', async () => {
    const { browser, left, page, form } = await threeD();
    expect([till.pagesIn(left), till.keyIn(left, 'redirect_url'), till.preOrder(left, 'redirect_to_three_d')]).toEqual([
      ...[['CreditCardThreeDSecurePage'], '/orders/redirect-three-d/', true],
    ]);
    expect([page.status, page.headers['content-type'], formsIn(page.text).length]).toEqual([
      ...[200, 'text/html; charset=utf-8', 1],
    ]);
    expect([form.method, URL.canParse(form.action), 'submit' in form.fields]).toEqual(['post', true, false]);
    expect(page.text).not.toContain('canonical');
    expect(page.text).not.toMatch(/5454540000000039|"123"/);
    const script = /<script>(.*?)<\/script>/s.exec(page.text)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page.headers['content-security-policy']).toContain(`script-src 'sha256-${hash}'`);
    // The same page for whoever loads it again, and under the other name of the cookie.
    expect((await browser.get('/orders/redirect-three-d/')).text).toBe(page.text);
    const other = shop().visit({ 'x-currency': 'eur' });
    other.jar.set('sessionid', browser.sessionKey ?? '');
    expect((await other.get('/orders/redirect-three-d/')).text).toBe(page.text);
    const back = await atTheBank(shop(), form, 'confirm');
    expect(back.action).toMatch(/^https:\/\/store\.example\/orders\/checkout\/\?.*page=CreditCardThreeDSecurePage$/);
    const placed = await handOn(browser, back);
    expect([placed.status, errors(placed), till.pagesIn(placed)]).toEqual([200, null, ['ThankYouPage']]);
    expect(till.preOrder(placed, 'total_amount')).toBe('26.90');
    expect((await browser.get(`${till.completedIn(placed)}?format=json`)).status).toBe(200);
    expect((await handOn(browser, back)).json).toEqual(placed.json);
    expect(formsIn((await browser.get('/orders/redirect-three-d/')).text)).toEqual([]);
  });

  it('is back at the card when the bank says no, and can be tried again', async () => {
    const { browser, form } = await threeD(till.CARDS.threeDFailed);
    const failed = await handOn(browser, await atTheBank(shop(), form, 'confirm'));
    expect([failed.status, errors(failed), field(failed.json, 'pre_order')]).toEqual([
      200,
      { non_field_errors: ['The bank did not confirm the payment. Please try again.'] },
      undefined,
    ]);
    const state = await browser.get(till.CHECKOUT);
    expect([till.preOrder(state, 'redirect_to_three_d'), till.pagesIn(state).at(-1)]).toEqual([
      ...[null, 'CreditCardConfirmationPage'],
    ]);
    expect(formsIn((await browser.get('/orders/redirect-three-d/')).text)).toEqual([]);
    const placed = await till.pass(browser, 'CreditCardConfirmationPage', till.typed('5454545454545454'));
    expect(till.pagesIn(placed)).toEqual(['ThankYouPage']);
  });

  it('leads a browser that comes by itself on to the result, and leaves its cookies alone', async () => {
    const { form } = await threeD();
    const back = await atTheBank(shop(), form, 'confirm');
    const come = await elsewhere(shop()).send('POST', pathOf(back.action), { form: back.fields });
    expect(come.status).toBe(303);
    expect(come.headers['location']).toMatch(/^https:\/\/store\.example\/orders\/completed\/[\w:-]+\/$/);
    expect([...come.cookies]).toEqual([]);
    const { form: second } = await threeD();
    const refused = await atTheBank(shop(), second, 'refuse');
    const sent = await elsewhere(shop()).send('POST', pathOf(refused.action), { form: refused.fields });
    expect([sent.status, sent.headers['location']]).toEqual([
      ...[303, 'https://store.example/orders/checkout/?error=The%20payment%20was%20cancelled.'],
    ]);
  });

  it('shows nothing of the order to another session', async () => {
    const { form } = await threeD();
    const back = await atTheBank(shop(), form, 'confirm');
    const { browser: stranger } = await till.aCustomerWith(shop(), tea);
    const placed = await handOn(stranger, back);
    expect([till.pagesIn(placed), field(placed.json, 'pre_order')]).toEqual([['ThankYouPage'], undefined]);
    expect((await stranger.get(`${till.completedIn(placed)}?format=json`)).status).toBe(404);
    expect(till.preOrder(await stranger.get(till.CHECKOUT), 'total_amount')).toBe('20.00');
  });

  it('counts what the bank has signed, not what the address says', async () => {
    const { browser, form } = await threeD();
    const forged = { action: 'https://store.example/orders/checkout/?success=true&page=CreditCardThreeDSecurePage' };
    const fields = { reference: form.fields['reference'] ?? '', outcome: 'captured', nonce: 'x', signature: 'y' };
    const answer = await handOn(browser, { ...forged, method: 'post', fields });
    expect([answer.status, errors(answer)]).toEqual([
      200,
      { non_field_errors: ['The payment could not be verified.'] },
    ]);
    expect(till.preOrder(await browser.get(till.CHECKOUT), 'redirect_to_three_d')).toBe(true);
  });

  it('ends when the basket is changed meanwhile; money that comes goes back, and the shopper is told', async () => {
    const { browser, form } = await threeD();
    const other = await till.goods(shop(), 5);
    await till.put(browser, other);
    const back = await atTheBank(shop(), form, 'confirm');
    const late = await handOn(browser, back);
    expect(errors(late)).toEqual({
      non_field_errors: [
        'The basket was changed during the payment. The payment is given back; please confirm your order again.',
      ],
    });
    expect(till.preOrder(await browser.get(till.CHECKOUT), 'total_amount')).toBe('36.90');
  });

  it('tells errors in letters that fit into a cookie', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address, '545454');
    const storefront = shop().visit({ 'x-requested-with': 'XMLHttpRequest', 'accept-language': 'tr' });
    const answer = await storefront.send('POST', `${till.CHECKOUT}?page=CreditCardThreeDSecurePage`, {
      form: { a: '1' },
    });
    expect(answer.text).toMatch(/^[\x20-\x7e]+$/);
    expect(answer.text).not.toContain(';');
    expect(errors(answer)).toEqual({ non_field_errors: ['Ödeme doğrulanamadı.'] });
  });
});

describe('a wallet', () => {
  async function leave() {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const chosen = await till.payBy(browser, address, 'wallet');
    expect(till.pagesIn(chosen)).toEqual(['RedirectionPaymentSelectedPage']);
    const left = await till.pass(browser, 'RedirectionPaymentSelectedPage', { agreement: 'true' });
    return { browser, left };
  }

  it('leads to the provider’s page and from there to the order', async () => {
    const { browser, left } = await leave();
    // Under the page’s own name clients would choose the option again instead of leaving.
    expect([till.pagesIn(left), till.keyIn(left, 'redirect_url'), till.preOrder(left, 'is_redirected')]).toEqual([
      ...[['RedirectionPageCompletePage'], '/orders/redirection/', true],
    ]);
    const way = await browser.get('/orders/redirection/?t=1');
    expect(way.status).toBe(303);
    const address = new URL(String(way.headers['location']));
    const fields = Object.fromEntries(address.searchParams);
    const back = await atTheBank(
      shop(),
      { action: address.origin + address.pathname, method: 'get', fields },
      'confirm',
    );
    const placed = await handOn(browser, back);
    expect([errors(placed), till.pagesIn(placed)]).toEqual([null, ['ThankYouPage']]);
  });

  it('is left again by choosing the same option', async () => {
    const { browser } = await leave();
    const state = await browser.get(till.CHECKOUT);
    expect([till.preOrder(state, 'is_redirected'), till.pagesIn(state).at(-1)]).toEqual([
      ...[true, 'RedirectionPaymentSelectedPage'],
    ]);
    const wallet = field(till.preOrder(state, 'payment_option'), 'pk');
    const again = await till.pass(browser, 'PaymentOptionSelectionPage', { payment_option: wallet });
    expect(till.preOrder(again, 'is_redirected')).toBe(false);
  });

  it('has no page where nothing is waiting', async () => {
    const browser = await till.aGuestWith(shop(), tea);
    const page = await browser.get('/orders/redirection/');
    expect([page.status, formsIn(page.text)]).toEqual([200, []]);
  });
});
