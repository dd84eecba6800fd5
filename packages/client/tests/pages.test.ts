import { afterEach, expect, it, vi } from 'vitest';
import { type Client, createClient } from '@arasta/client';
import { answer } from './network.ts';

/** In a page, whose cookies the browser sends; the demo shop's tests do it in a real one. */

afterEach(() => {
  vi.unstubAllGlobals();
});

const setLanguage = (shop: Client) => shop.setLanguage({ language: 'tr' });
const logIn = (shop: Client) => shop.logIn({ email: 'ada@example.org', password: 'secret' });

/** The calls that a page at this origin makes, and the tokens they carry. */
async function callsOf(
  origin: string,
  baseUrl: string,
  ...calls: ((shop: Client) => Promise<unknown>)[]
): Promise<string[][]> {
  vi.stubGlobal('location', { origin });
  vi.stubGlobal('document', { cookie: 'theme=dark; csrftoken=of=the=page; csrf_token=no' });
  const sent: string[][] = [];
  const client = createClient({
    baseUrl,
    fetch: (url, { method = '', headers }) => {
      sent.push([method, url, new Headers(headers).get('x-csrftoken') ?? '']);
      return Promise.resolve(answer(200, { csrf_token: 'asked' })());
    },
  });
  for (const call of calls) await call(client);
  return sent;
}

it('takes the token from the cookies of the shop’s own pages', async () => {
  const origin = 'https://shop.test';
  for (const baseUrl of ['', origin, `${origin}/api`]) {
    expect(await callsOf(origin, baseUrl, logIn)).toEqual([['POST', `${baseUrl}/users/login/`, 'of=the=page']]);
  }
});

it('asks for it once before a write with a key: the token does not say that there is a session', async () => {
  const origin = 'https://shop.test';
  expect(await callsOf(origin, '', setLanguage, setLanguage)).toEqual([
    ['GET', '/csrf_token/', ''],
    ['POST', '/i18n/setlang/', 'asked'],
    ['POST', '/i18n/setlang/', 'of=the=page'],
  ]);
  expect(await callsOf(origin, '', (shop) => shop.getBasket(), setLanguage)).toEqual([
    ['GET', '/baskets/basket/', ''],
    ['POST', '/i18n/setlang/', 'of=the=page'],
  ]);
});

it('asks for it where the shop is elsewhere: the page’s cookie by that name is another’s', async () => {
  for (const baseUrl of ['https://api.shop.test', 'https://shop.test.evil.example', 'http://shop.test']) {
    expect(await callsOf('https://shop.test', baseUrl, setLanguage)).toEqual([
      ['GET', `${baseUrl}/csrf_token/`, ''],
      ['POST', `${baseUrl}/i18n/setlang/`, 'asked'],
    ]);
  }
});
