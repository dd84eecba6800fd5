import { describe, expect, test } from 'vitest';
import { b2bBasket, division, draft, quotation } from '../src/contract/b2b.ts';
import { pageOf } from '../src/contract/place.ts';
import { listOf, type Shape } from '../src/shape.ts';
import { fields, type Fields } from '../src/untyped.ts';
import { type Piece, piecesOf } from './support/goods.ts';
import { at, expectShape, listAt } from './support/pages.ts';
import { isSentToLogin, openShop, register } from './support/suite.ts';

/** Divisions, baskets and quotations, as the business customers of the demo shop meet them. */

const shop = openShop();

const BUYER = { email: 'buyer@example.com', password: 'buyer_password' } as const;
const BRANCH = { email: 'branch@example.com', password: 'branch_password' } as const;
const BASKET = '/b2b/basket/';

async function enter({ email, password }: typeof BUYER | typeof BRANCH): Promise<void> {
  expect((await shop.visitor.logIn(email, password)).errors).toBeUndefined();
}

async function ask(endpoint: string, argument: unknown, shape: Shape): Promise<unknown> {
  const { data, error } = await shop.visitor.call(endpoint, argument);
  expect(error, `${endpoint} ${JSON.stringify(argument)}`).toBeUndefined();
  expectShape(data, shape, endpoint);
  return data;
}

const basket = async (endpoint: string, argument?: unknown): Promise<Fields> =>
  fields(await ask(endpoint, argument, b2bBasket), endpoint);

/** An empty basket to begin with. */
async function clear(): Promise<void> {
  for (const item of listAt(await basket('getBasketB2b'), 'basket_items')) {
    await basket('deleteProduct', { product_remote_id: at(item, 'product_remote_id') });
  }
}

async function divisions(): Promise<readonly unknown[]> {
  return listAt(await ask('getDivisions', undefined, pageOf(division)), 'results');
}

async function aPiece(): Promise<Piece> {
  const [piece] = await piecesOf(shop, 3);
  if (piece === undefined) throw new Error('The shop sells nothing');
  return piece;
}

const asText = (value: unknown): string => String(value);

describe('the divisions', () => {
  test('are the main one and those below it for whoever buys for it, else the own one', async () => {
    await enter(BUYER);
    expect((await divisions()).map((one) => at(one, 'erp_code'))).toEqual(['HQ', 'N-01', 'S-01']);
    await shop.visitor.begin();
    await enter(BRANCH);
    expect((await divisions()).map((one) => at(one, 'erp_code'))).toEqual(['N-01']);
  });
});

describe('the basket', () => {
  test('takes what the form sends as texts, and what the table sends as numbers', async () => {
    await enter(BUYER);
    await clear();
    const { pk } = await aPiece();
    const [, north, south] = (await divisions()).map((one) => at(one, 'id'));

    const form = { product_remote_id: asText(pk), division: asText(north), quantity: '2' };
    await basket('addToBasket', form);
    expect(at(await basket('addToBasket', form), 'total_quantity')).toBe(4);
    await basket('updateProduct', { product_remote_id: pk, division: south, quantity: 3 });
    const changed = await basket('updateProduct', { product_remote_id: pk, division: north, quantity: 1 });
    expect([at(changed, 'total_quantity'), listAt(changed, 'basket_items').length]).toEqual([4, 1]);
    expect(await basket('getBasketB2b')).toEqual(changed);

    const removed = await basket('deleteProduct', { product_remote_id: pk });
    expect(listAt(removed, 'basket_items')).toEqual([]);
    const sent = shop.visitor.callsTo(BASKET).filter(({ method }) => method === 'DELETE');
    expect(sent.at(-1)).toMatchObject({ body: JSON.stringify({ product_remote_id: pk }), status: 200 });
  });

  test('is put by under a name, listed and taken up again', async () => {
    await enter(BUYER);
    await clear();
    const { pk } = await aPiece();
    const [main] = (await divisions()).map((one) => at(one, 'id'));
    const filled = await basket('addToBasket', {
      product_remote_id: asText(pk),
      division: asText(main),
      quantity: '5',
    });

    expect(listAt(await basket('saveBasket', { name: 'June order' }), 'basket_items')).toEqual([]);
    const drafts = await ask('getDrafts', undefined, listOf(draft, 1));
    expect(at(drafts, 0)).toMatchObject({ name: 'June order', total_quantity: 5 });
    expect(Number(at(filled, 'total_amount'))).toBe(at(drafts, 0, 'total_amount'));

    const loaded = await basket('loadBasket', at(drafts, 0, 'id'));
    expect(loaded).toEqual(filled);
    const left = listAt(await ask('getDrafts', undefined, listOf(draft)));
    expect(left.map((one) => at(one, 'id'))).not.toContain(at(filled, 'id'));
  });

  test('says by field what it does not take', async () => {
    await enter(BRANCH);
    const { pk } = await aPiece();
    const form = { product_remote_id: asText(pk), division: '2000000000', quantity: '1' };
    const { error } = await shop.visitor.call('addToBasket', form);
    const text = 'Invalid pk "2000000000" - object does not exist.';
    expect(error).toEqual({ status: 400, data: { division: [text] } });
  });
});

describe('quotations', () => {
  test('are asked for with a basket, and listed by page and status', async () => {
    await enter(BRANCH);
    await clear();
    const { pk } = await aPiece();
    const [own] = (await divisions()).map((one) => at(one, 'id'));
    await basket('addToBasket', { product_remote_id: asText(pk), division: asText(own), quantity: '1' });

    const made = fields(await ask('createQuotation', { name: 'June order' }, quotation), 'quotation');
    expect(made).toMatchObject({ status: 'request_approval', name: 'June order' });
    expect(listAt(await basket('getBasketB2b'), 'basket_items')).toEqual([]);

    const list = await ask('getQuotations', { page: 1, limit: 1, status: 'request_approval' }, pageOf(quotation));
    expect(at(list, 'results', 0)).toEqual(made);
    expect(at(await ask('getQuotations', {}, pageOf(quotation)), 'results', 0, 'id')).toBe(at(made, 'id'));
    expect(listAt(await ask('getQuotations', { status: 'approved' }, pageOf(quotation)), 'results')).toEqual([]);
  });

  test('are refused with a list of texts, which the page shows', async () => {
    await enter(BRANCH);
    await clear();
    const { error } = await shop.visitor.call('createQuotation', { name: 'Nothing' });
    expect(error).toEqual({ status: 400, data: { non_field_errors: ['The basket is empty.'] } });
  });
});

describe('those who are no business customers', () => {
  const READS = [
    ['getDivisions', undefined],
    ['getBasketB2b', undefined],
    ['getDrafts', undefined],
    ['getQuotations', {}],
  ] as const;

  test('hear so, and stay signed in', async () => {
    await register(shop.visitor);
    for (const [endpoint, argument] of READS) {
      const { data } = await shop.visitor.call(endpoint, argument);
      expect(data, endpoint).toBeUndefined();
    }
    const calls = shop.visitor.callsTo('/b2b/');
    expect(calls.length).toBeGreaterThan(3);
    expect(new Set(calls.map(({ status }) => status))).toEqual(new Set([403]));
    expect(shop.visitor.browser.whereabouts).not.toMatch(/^\/auth\?callbackUrl=/);
  });

  test('are led to the login page where they are not signed in', async () => {
    const { error } = await shop.visitor.call('createQuotation', { name: 'x' });
    expect(error).toMatchObject({ status: 401 });
    await isSentToLogin(shop);
  });
});
