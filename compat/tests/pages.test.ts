import { describe, expect, test } from 'vitest';
import { clientModule, invoke, text } from '../src/untyped.ts';
import { openShop } from './support/suite.ts';

const shop = openShop();

/** The first visit of all: nothing is in the browser yet. */
const firstVisit = async (path: string): Promise<Response> => {
  shop.visitor.browser.jar.clear();
  return shop.visitor.openPage(path);
};

describe("the client's middleware", () => {
  test('fetches a token without cookies and hands it to the scripts of the page', async () => {
    const answer = await firstVisit('/auth');

    const { jar } = shop.visitor.browser;
    const [call, ...others] = shop.visitor.browser.calls;
    expect(answer.status).toBe(200);
    expect(call).toMatchObject({ method: 'GET', path: '/csrf_token/', status: 200 });
    expect(call?.headers.get('cookie')).toBeNull();
    expect(others).toEqual([]);
    expect(jar.get('csrftoken')).toMatch(/^\w{64}$/);
    expect(jar.isHttpOnly('csrftoken')).toBe(false);
    expect(jar.names()).toEqual(['csrftoken', 'pz-currency', 'pz-locale']);
  });

  test('keeps the token the visitor has', async () => {
    await shop.visitor.openPage('/auth');

    expect(shop.visitor.callsTo('/csrf_token/')).toEqual([]);
  });

  test('shows a page whose address the server does not know', async () => {
    const answer = await firstVisit('/no-such-page/');

    const [call] = shop.visitor.callsTo('/no-such-page/');
    expect(call).toMatchObject({ method: 'GET', status: 404 });
    expect(answer.headers.get('x-middleware-rewrite')).toContain('/no-such-page');
    expect(answer.headers.get('location')).toBeNull();
  });
});

describe('the language of the visitor', () => {
  test('is the language of the messages', async () => {
    await firstVisit('/tr/auth');

    const { error } = await shop.visitor.call('forgotPassword', { email: 'no address' });

    expect(error).toEqual({ status: 400, data: { email: ['Geçerli bir e-posta adresi girin.'] } });
  });

  test('is stored when it is chosen', async () => {
    const chosen = await shop.visitor.call('setLanguage', { language: 'tr' });

    expect(chosen).toEqual({ data: { success: true, osessionid: null } });
    const [call] = shop.visitor.callsTo('/i18n/setlang/');
    expect(call).toMatchObject({ method: 'POST', body: 'language=tr', status: 204 });
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8');
  });

  test('is left alone when nobody speaks it', async () => {
    expect((await shop.visitor.call('setLanguage', { language: 'xx' })).data).toMatchObject({ success: true });
  });
});

describe('the currency of the visitor', () => {
  // The client knows the address and leaves the call to the theme.
  const activate = async (currency: string): Promise<Response> => {
    const utils = await clientModule('utils/index');
    const { misc } = await clientModule('data/urls');
    const path = text(Reflect.get(Object(misc), 'setCurrency'), 'setCurrency');
    const url = text(invoke(utils, 'buildClientRequestUrl', path, { contentType: 'application/json' }), 'url');
    const headers = { 'x-csrftoken': shop.visitor.browser.jar.get('csrftoken') ?? '' };
    const body = JSON.stringify({ currency_code: currency });
    return shop.visitor.browser.request(url, { method: 'POST', headers, body });
  };

  test('can be chosen', async () => {
    expect((await activate('try')).status).toBe(200);
    expect(shop.visitor.callsTo('/users/activate-currency/')).toMatchObject([{ method: 'POST', status: 204 }]);
  });

  test('must be one of the shop', async () => {
    const answer = await activate('zzz');

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ currency_code: ['"zzz" is not a valid choice.'] });
  });
});
