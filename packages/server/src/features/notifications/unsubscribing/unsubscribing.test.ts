import { describe, expect, it } from 'vitest';
import { everything } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { product, sell, stockUp } from '../../../../tests/support/goods.ts';
import { aCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { DAY } from '../../../platform/clock/index.ts';
import {
  anAddress,
  aReader,
  aSubscriber,
  ask,
  everyRecipient,
  flagsOf,
  linkTo,
  logOf,
  PREFERENCES,
  subscriptionOf,
} from '../notifications.support.ts';
import { unsubscribeLink } from './links.rules.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' } });
const ALERTS = '/wishlists/product-alerts/';

const pathFor = (email: string, kind: 'marketing' | 'stock_alerts' = 'marketing') =>
  new URL(unsubscribeLink(shop().deps, { kind, email })).pathname;

/** As a mailbox provider does it (RFC 8058): no cookies, no Origin, no Referer, one field. */
const oneClick = (path: string, headers: Record<string, string> = {}) =>
  shop().app.inject({
    method: 'POST',
    url: path,
    headers: { host: 'shop.test', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: 'List-Unsubscribe=One-Click',
  });

let goods = 0;

/** A product that is out of stock, unlike any other. */
async function aProduct(): Promise<{ sku: string; id: number }> {
  const sku = `U${(goods += 1)}`;
  return { sku, id: (await sell(shop(), [product(sku)])).get(sku) ?? 0 };
}

const waiting = (where: { email: string } | { id: number }) =>
  shop()
    .database.db.selectFrom('stock_alerts')
    .select('product_id')
    .where('sent_at', 'is', null)
    .$if('email' in where, (query) => query.where('email', '=', 'email' in where ? where.email : ''))
    .$if('id' in where, (query) => query.where('customer_id', '=', 'id' in where ? where.id : 0))
    .execute();

describe('one click', () => {
  it('ends the newsletter at once, answers 200 and sets no cookie; again too', async () => {
    const email = await aSubscriber(shop());
    const answer = await oneClick(pathFor(email));
    expect([answer.statusCode, answer.headers['set-cookie'], answer.headers['location']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
    const ended = await subscriptionOf(shop(), email);
    expect(ended).toMatchObject({ state: 'unsubscribed', address: null, unsubscribed_at: shop().clock.now() });
    const [again, more] = await Promise.all([oneClick(pathFor(email)), oneClick(pathFor(email))]);
    expect([again.statusCode, more.statusCode]).toEqual([200, 200]);
    expect(await subscriptionOf(shop(), email)).toEqual(ended);
    expect(await logOf(shop(), { email })).toEqual([
      'email granted by subscription',
      'email withdrawn by unsubscribe_link',
    ]);
  });

  it('works as a multipart form, for years, and for an address that is nobody’s', async () => {
    const email = await aSubscriber(shop());
    shop().clock.advance(900 * DAY);
    const payload = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const answer = await shop().app.inject({
      ...{ method: 'POST', url: pathFor(email), payload },
      headers: { host: 'shop.test', 'content-type': 'multipart/form-data; boundary=b' },
    });
    expect(answer.statusCode).toBe(200);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'unsubscribed' });
    expect((await oneClick(pathFor(anAddress()))).statusCode).toBe(200);
  });

  it('takes the customer’s flag back, and nothing else of theirs', async () => {
    const { email, id, browser } = await aReader(shop());
    await browser.patch('/users/profile/', { email_allowed: true, sms_allowed: true });
    expect((await oneClick(pathFor(email))).statusCode).toBe(200);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: false, sms_allowed: true });
    expect((await browser.get('/users/profile/')).json).toMatchObject({ email_allowed: false, sms_allowed: true });
    expect((await logOf(shop(), { id })).at(-1)).toBe('email withdrawn by unsubscribe_link');
  });

  it('is refused forged, of another address or kind; nothing changes', async () => {
    const [email, other] = [await aSubscriber(shop()), await aSubscriber(shop())];
    const [, , , , address = '', signature = ''] = pathFor(email).split('/');
    const [, , , , otherAddress = ''] = pathFor(other).split('/');
    const base = '/email-subscription/unsubscribe';
    const forged = [
      ...[`${base}/marketing/${otherAddress}/${signature}/`, `${base}/stock_alerts/${address}/${signature}/`],
      ...[`${base}/marketing/${address}/${signature.slice(1)}/`, `${base}/other/${address}/${signature}/`],
      ...[`${base}/marketing/!/${signature}/`, `${base}/marketing/${'A'.repeat(401)}/${signature}/`],
    ];
    const before = await everything(shop());
    for (const path of forged) {
      expect([path, (await oneClick(path)).statusCode]).toEqual([path, 404]);
      const { status, headers, text } = await shop().visit().get(path);
      const told = [status, headers['content-type'], headers['cache-control'], text.includes('not valid any more')];
      expect([path, ...told]).toEqual([path, 404, 'text/html; charset=utf-8', 'no-store', true]);
    }
    expect(await everything(shop())).toEqual(before);
  });

  it('at the moment of a confirmation and of the customer’s own yes leaves one answer to who is written to', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { email, id, browser } = await aReader(shop());
      await ask(shop(), email);
      const link = await linkTo(shop(), email);
      const [left, allowed, confirmed] = await Promise.all([
        oneClick(pathFor(email)),
        browser.patch('/users/profile/', { email_allowed: true }),
        shop().visit().post(link, undefined, { form: {} }),
      ]);
      expect([left.statusCode, allowed.status]).toEqual([200, 200]);
      const subscription = await subscriptionOf(shop(), email);
      // Whoever confirms after leaving is too late.
      expect([confirmed.status, subscription?.state]).toEqual(
        confirmed.status === 404 ? [404, 'unsubscribed'] : [200, expect.stringMatching(/^(confirmed|unsubscribed)$/)],
      );
      const { email_allowed } = await flagsOf(shop(), id);
      const recipients = (await everyRecipient(shop())).filter((one) => one.email === email);
      expect(recipients.map(({ origin }) => origin)).toEqual(email_allowed ? ['account'] : []);
      if (subscription?.state === 'confirmed') expect(email_allowed).toBe(true);
      expect((await logOf(shop(), { id })).at(-1)).toMatch(email_allowed ? /^email granted/ : /^email withdrawn/);
    }
  });

  it('shows a page with a button when it is opened, and changes nothing', async () => {
    const email = await aSubscriber(shop());
    const page = await shop().visit().get(pathFor(email));
    expect([page.status, page.headers['cache-control'], page.cookies.size]).toEqual([200, 'no-store', 0]);
    expect(page.text).toContain('<input type="hidden" name="List-Unsubscribe" value="One-Click" />');
    expect((await shop().visit({ 'accept-language': 'tr' }).get(pathFor(email))).text).toContain('Abonelikten çık');
    expect((await shop().visit().send('HEAD', pathFor(email))).status).toBe(405);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'confirmed' });
  });

  it('gives a cookie that comes along no rights, and takes none from it', async () => {
    const { browser, id } = await aReader(shop());
    await browser.patch('/users/profile/', { email_allowed: true });
    const other = await aSubscriber(shop());
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await oneClick(pathFor(other), { cookie, origin: 'https://mail.example' })).statusCode).toBe(200);
    expect(await flagsOf(shop(), id)).toMatchObject({ email_allowed: true });
    expect(await subscriptionOf(shop(), other)).toMatchObject({ state: 'unsubscribed' });
  });
});

describe('the mail about goods that are back', () => {
  it('carries the link, and the link takes back what else is waited for', async () => {
    const [first, second] = [await aProduct(), await aProduct()];
    const email = anAddress();
    const guest = await shop().visit().withToken();
    for (const { id } of [first, second]) expect((await guest.post(ALERTS, { product: id, email })).status).toBe(201);
    await stockUp(shop(), { [first.sku]: 1 });
    const [mail] = await messagesTo(shop(), email);
    const link = `http://shop.test${pathFor(email, 'stock_alerts')}`;
    expect(mail?.headers).toEqual({
      'List-Unsubscribe': `<${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(mail?.body).toContain(`\n\nNo more mails like this: ${link}`);
    expect(await waiting({ email })).toHaveLength(1);
    expect((await oneClick(linkIn(link))).statusCode).toBe(200);
    expect(await waiting({ email })).toEqual([]);
  });

  it('is sent to no customer who has left, until they ask anew', async () => {
    const { sku, id } = await aProduct();
    const { email, id: customer, browser } = await aReader(shop());
    await browser.post(ALERTS, { product: id });
    await oneClick(pathFor(email, 'stock_alerts'));
    expect(await waiting({ id: customer })).toEqual([]);
    expect((await browser.get(PREFERENCES)).json).toMatchObject({ stock_alert_email_allowed: false });
    const guest = await shop().visit().withToken();
    expect((await guest.post(ALERTS, { product: id, email })).status).toBe(201);
    await stockUp(shop(), { [sku]: 1 });
    expect(await messagesTo(shop(), email)).toEqual([]);
    await stockUp(shop(), { [sku]: 0 });
    expect((await browser.post(ALERTS, { product: id })).status).toBe(201);
    expect((await browser.get(PREFERENCES)).json).toMatchObject({ stock_alert_email_allowed: true });
    await stockUp(shop(), { [sku]: 1 });
    expect(await messagesTo(shop(), email)).toHaveLength(1);
    expect(await logOf(shop(), { id: customer })).toEqual([
      ...['stock_alerts withdrawn by unsubscribe_link', 'stock_alerts granted by stock_alert'],
    ]);
  });

  it('is not sent while it is switched off; the alert is over then', async () => {
    const { sku, id } = await aProduct();
    const { email, id: customer, browser } = await aReader(shop());
    await browser.post(ALERTS, { product: id });
    await browser.patch(PREFERENCES, { stock_alert_email_allowed: false });
    expect(await waiting({ id: customer })).toHaveLength(1);
    await stockUp(shop(), { [sku]: 1 });
    expect(await messagesTo(shop(), email)).toEqual([]);
    expect(await waiting({ id: customer })).toEqual([]);
  });

  it('leaves the newsletter alone, and the newsletter’s link the alerts', async () => {
    const { id } = await aProduct();
    const { email } = await aCustomer(shop());
    await aSubscriber(shop(), email);
    const guest = await shop().visit().withToken();
    await guest.post(ALERTS, { product: id, email });
    await oneClick(pathFor(email));
    expect(await waiting({ email })).toHaveLength(1);
    await oneClick(pathFor(email, 'stock_alerts'));
    expect(await waiting({ email })).toEqual([]);
    expect(await subscriptionOf(shop(), email)).toMatchObject({ state: 'unsubscribed' });
  });
});
