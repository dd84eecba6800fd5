import { beforeEach, describe, expect, test } from 'vitest';
import { addressOf } from '../src/calls/url-table.ts';
import { clientModule, type Fields, invoke, text } from '../src/untyped.ts';
import { at, listAt, someList, someText } from './support/pages.ts';
import { openShop, register } from './support/suite.ts';
import { pagesOf, Till } from './support/till.ts';

/** Entries of the client's URL table that only plugins or a storefront's own pages use: asked for as those do. */

const shop = openShop();

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** What a page gets that asks for an address through the client's proxy, as its API slices do. */
async function ask(address: string, body?: Fields): Promise<Answered> {
  const { buildClientRequestUrl } = await clientModule('utils/index');
  const options = body === undefined ? undefined : { contentType: 'application/json' };
  const path = text(invoke({ buildClientRequestUrl }, 'buildClientRequestUrl', address, options), 'path');
  const headers = { 'x-csrftoken': shop.visitor.browser.jar.get('csrftoken') ?? '', 'accept-language': 'en' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await shop.visitor.browser.request(path, init);
  return { status: answer.status, body: await answer.json() };
}

describe('addresses that the client knows and does not call itself', () => {
  test('the orders, without a page', async () => {
    await register(shop.visitor);
    expect(await ask(await addressOf('account.order'))).toMatchObject({ status: 200, body: { count: 0, results: [] } });
  });

  test('the menu', async () => {
    const { status, body } = await ask(`${await addressOf('misc.menu')}?depth_height=3`);
    expect([status, body]).toEqual([200, { menu: someList }]);
  });

  test('a product by its pretty address, and what that leads to', async () => {
    const [product] = listAt((await ask('/list/?page=1')).body, 'products');
    const path = text(at(product, 'absolute_url'), 'address').replace(/\/$/, '');
    const bySlug = await ask(await addressOf('product.slug', path.slice(1)));
    expect(bySlug).toMatchObject({ status: 200, body: { product: { pk: at(product, 'pk') } } });
    const pretty = await ask(await addressOf('misc.prettyUrl', path));
    expect(pretty).toMatchObject({ status: 200, body: { count: 1, results: [{ new_path: `${path}/` }] } });
  });

  test("a product's category", async () => {
    const [product] = listAt((await ask('/list/?page=1')).body, 'products');
    const { status, body } = await ask(await addressOf('product.category', at(product, 'pk')));
    expect([status, at(body, 'name'), typeof at(body, 'pk')]).toEqual([200, someText, 'number']);
  });
});

describe('pages of the checkout that only plugins know', () => {
  const till = new Till(shop);
  const nothingIsBought = async (): Promise<void> => {
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });
    expect((await shop.visitor.call('getBasket')).data).toMatchObject({ total_quantity: 1 });
  };

  beforeEach(async () => {
    await till.fill();
    await till.asCustomer();
  });

  test.each([
    ['checkout.setMasterpassBinNumber', { bin_number: '555555' }],
    ['checkout.getMasterpassOrderNo', { agreement: 'true' }],
    ['checkout.setMasterPassInstallmentOption', { installment: '1' }],
    ['checkout.getCheckoutProvidersIndex', { agreement: 'true' }],
    ['checkout.setCheckoutProvider', { checkout_provider: '1' }],
  ])('are refused in the shape of the checkout: %s', async (entry, body) => {
    const answer = await ask(await addressOf(entry), body);

    expect([answer.status, at(answer.body, 'errors')]).toEqual([200, { page: [someText] }]);
    expect(pagesOf(answer.body)).not.toContain('ThankYouPage');
    await nothingIsBought();
  });

  test('hosted checkouts are none', async () => {
    const answer = await ask(await addressOf('checkout.getCheckoutProviders'));
    expect(answer).toEqual({ status: 200, body: { checkout_providers: [] } });
  });
});
