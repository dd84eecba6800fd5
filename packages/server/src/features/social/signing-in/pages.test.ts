import { describe, expect, it } from 'vitest';
import { valueSet } from '../../../../tests/sessions/support.ts';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { answerAs, locationOf } from '../../../../tests/support/sign-in.ts';

const STOREFRONT = 'https://www.shop.example';
const PAGE = { accept: 'text/html,application/xhtml+xml' };

const shop = useShop({ env: { STOREFRONT_URL: STOREFRONT, ALLOWED_HOSTS: '.shops.example' } });
const alone = useShop();

const errorIn = (cookie: string | undefined): unknown => JSON.parse(decodeURIComponent(cookie ?? '""'));

describe('where the browser comes back to', () => {
  const callbackFor = async (headers: Record<string, string>, where = shop()) =>
    locationOf(await where.visit(headers).get('/simulated/login/')).searchParams.get('redirect_uri');

  it.each([
    ['www.shop.example', `${STOREFRONT}/simulated/login/callback/`],
    ['WWW.shop.example, proxy.internal', `${STOREFRONT}/simulated/login/callback/`],
    ['one.shops.example', 'http://one.shops.example/simulated/login/callback/'],
    ['shop.test', 'http://shop.test/simulated/login/callback/'],
    ['evil.example', 'http://shop.test/simulated/login/callback/'],
    ['www.shop.example.evil.example', 'http://shop.test/simulated/login/callback/'],
    ['www.shop.example@evil.example', 'http://shop.test/simulated/login/callback/'],
    ['www.shop.example/evil', 'http://shop.test/simulated/login/callback/'],
    ['', 'http://shop.test/simulated/login/callback/'],
  ])('is the shop’s own, whatever X-Forwarded-Host says: %j', async (host, callback) => {
    expect(await callbackFor({ 'x-forwarded-host': host })).toBe(callback);
  });

  it('is this server where nothing was forwarded', async () => {
    expect(await callbackFor({})).toBe('http://shop.test/simulated/login/callback/');
    expect(await callbackFor({ host: 'localhost:3000' }, alone())).toBe(
      'http://localhost:3000/simulated/login/callback/',
    );
  });

  it('is the name that the demo shop has, for whoever begins at another one', async () => {
    const demo = await openShop({ env: { ARASTA_SHOP: 'on', PUBLIC_URL: 'http://127.0.0.1:8000' } });
    try {
      const begun = await demo.visit({ ...PAGE, host: 'localhost:8000' }).get('/simulated/login/?next=1');
      expect([begun.status, begun.headers['location']]).toEqual([302, 'http://127.0.0.1:8000/simulated/login/?next=1']);
      expect(begun.cookies.has('social_login')).toBe(false);
      // Cookies belong to a name.
      const browser = demo.visit({ ...PAGE, host: '127.0.0.1:8000' });
      const there = await browser.get('/simulated/login/?next=1');
      expect(locationOf(there).searchParams.get('redirect_uri')).toBe(
        'http://127.0.0.1:8000/simulated/login/callback/',
      );
      const signedIn = await browser.get(await answerAs(demo, there, 'regular'));
      expect([signedIn.status, signedIn.headers['location']]).toEqual([302, '/shop/baskets/basket/']);
      expect((await browser.get('/users/profile/')).status).toBe(200);
    } finally {
      await demo.close();
    }
  });

  it('must be the same at the end', async () => {
    const browser = shop().visit();
    const begun = await browser.get('/simulated/login/', { headers: { 'x-forwarded-host': 'www.shop.example' } });
    const path = await answerAs(shop(), begun, 'regular');
    expect((await browser.get(path)).status).toBe(406);
    expect((await browser.get(path, { headers: { 'x-forwarded-host': 'www.shop.example' } })).status).toBe(302);
  });
});

describe('a browser that is refused', () => {
  it('goes to the storefront’s login page, which can say why', async () => {
    const headers = { ...PAGE, 'x-forwarded-host': 'www.shop.example', 'accept-language': 'tr' };
    const browser = shop().visit(headers);
    const answer = await browser.get(await answerAs(shop(), await browser.get('/simulated/login/'), 'deny'));
    expect([answer.status, answer.headers['location']]).toEqual([302, `${STOREFRONT}/users/login/?error=social_100_2`]);
    const text = 'Simulated ile girişe izin vermediniz.';
    expect(errorIn(valueSet(answer, 'messages'))).toEqual([['__json_message', 0, 40, text]]);
    expect(answer.cookies.has('osessionid')).toBe(false);
  });

  it('goes there from this server too', async () => {
    const answer = await shop().visit(PAGE).get('/simulated/login/callback/?state=x&code=x');
    expect([answer.status, answer.headers['location']]).toEqual([302, `${STOREFRONT}/users/login/?error=social_100_1`]);
  });

  it('sees a page of ours where there is no storefront', async () => {
    const browser = alone().visit(PAGE);
    const answer = await browser.get(await answerAs(alone(), await browser.get('/simulated/login/'), 'deny'));
    expect(answer.status).toBe(406);
    expect(answer.text).toContain('You did not allow signing in with Simulated.');
  });

  it('or a program that is, gets the usual body', async () => {
    const browser = alone().visit();
    const answer = await browser.get(await answerAs(alone(), await browser.get('/simulated/login/'), 'deny'));
    expect([answer.status, answer.json]).toEqual([
      406,
      { non_field_errors: 'You did not allow signing in with Simulated.', error_code: 'social_100_2' },
    ]);
  });
});
