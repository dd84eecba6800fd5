import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, type TestShop, useShop } from '../../../../tests/support/app.ts';
import * as till from '../checkout.support.ts';
import { fillTemplate, isContractName } from './rendering.rules.ts';

const shop = useShop({ env: till.ENV });
const CONTRACT = '/orders/contract/?contract_name=';

let tea = 0;
let folder = '';
let own: TestShop;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop());
  folder = await mkdtemp(join(tmpdir(), 'contracts-'));
  await writeFile(join(folder, 'sales.tr.html'), '<p>{{ total_amount }}</p>');
  await writeFile(join(folder, 'terms.html'), '<p>{{buyer_name}} {{nothing}}</p>');
  own = await openShop({ env: { ...till.ENV, CONTRACTS_DIR: folder } });
  await till.openTill(own);
});

afterAll(async () => {
  await own.close();
  await rm(folder, { recursive: true });
});

it('are HTML with what is in the checkout, in the language of the shopper, all of it escaped', async () => {
  const { browser } = await till.aCustomerWith(shop(), tea);
  const address = await till.addAddress(browser, { line: '<img src=x onerror=alert(1)>', first_name: 'Zoé & Co' });
  await till.payBy(browser, address, 'transfer');
  const english = await browser.get(`${CONTRACT}info`);
  expect([english.status, english.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(english.text).toContain('26.90 EUR');
  expect(english.text).toContain('Zoé &amp; Co Example, &lt;img src=x onerror=alert(1)&gt;, ');
  expect(english.text).not.toContain('<img');
  const turkish = await browser.get(`${CONTRACT}sales`, { headers: { 'accept-language': 'tr' } });
  expect(turkish.text).toContain('Mesafeli satış sözleşmesi');
});

it('are the shop’s own where it has some', async () => {
  const ware = await till.goods(own);
  const { browser } = await till.aCustomerWith(own, ware);
  const text = async (name: string, language: string) =>
    (await browser.get(`${CONTRACT}${name}`, { headers: { 'accept-language': language } })).text;
  expect(await text('sales', 'tr')).toBe('<p>20.00 EUR</p>');
  expect(await text('sales', 'en')).toContain('Distance sales contract');
  expect(await text('terms', 'en')).toBe('<p>Ada Example </p>');
});

it.each(['', 'privacy', '../secret', 'info.en', 'constructor', '%2e%2e%2fetc%2fpasswd'])(
  'are 404 for a name that stands for none: %j',
  async (name) => {
    const { browser } = await till.aCustomerWith(shop(), tea);
    const answer = await browser.get(`${CONTRACT}${name}`);
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
  },
);

it('are 404 without a checkout', async () => {
  const browser = await shop().visit().withToken();
  expect((await browser.get(`${CONTRACT}info`)).status).toBe(404);
});

it('are filled once: what is filled in is no template', () => {
  expect(
    fillTemplate(
      '{{a}} {{b}} {{ c }}',
      new Map([
        ['a', '{{b}} $&'],
        ['b', 'x'],
      ]),
    ),
  ).toBe('{{b}} $& x ');
  expect(['info', 'a-b2', '-a', 'a/b', 'A', 'a'.repeat(61)].map(isContractName)).toEqual([
    ...[true, true, false, false, false, false],
  ]);
});
