import { afterEach, expect, it, vi } from 'vitest';
import { createClient } from '@arasta/client';
import { answer } from './network.ts';

/** In a page, whose cookies the browser sends; the demo shop's tests do it in a real one. */

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The calls that a page at this origin makes, and the tokens they carry. */
async function callsOf(origin: string, baseUrl: string): Promise<string[][]> {
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
  await client.setLanguage({ language: 'tr' });
  return sent;
}

it('takes the token from the cookies of the shop’s own pages', async () => {
  const origin = 'https://shop.test';
  for (const baseUrl of ['', origin, `${origin}/api`]) {
    expect(await callsOf(origin, baseUrl)).toEqual([['POST', `${baseUrl}/i18n/setlang/`, 'of=the=page']]);
  }
});

it('asks for it where the shop is elsewhere: the page’s cookie by that name is another’s', async () => {
  for (const baseUrl of ['https://api.shop.test', 'https://shop.test.evil.example', 'http://shop.test']) {
    expect(await callsOf('https://shop.test', baseUrl)).toEqual([
      ['GET', `${baseUrl}/csrf_token/`, ''],
      ['POST', `${baseUrl}/i18n/setlang/`, 'asked'],
    ]);
  }
});
