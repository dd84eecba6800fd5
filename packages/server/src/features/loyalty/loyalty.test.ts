import { describe, expect, it } from 'vitest';
import { openShop, useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';
import { giveBackLoyalty, grantLoyalty, refundToLoyalty, showLoyalty, spendLoyalty } from './index.ts';
import { give, inTransaction, ledgerOf } from './money/money.fixture.ts';

const shop = useShop();
const path = '/users/loyalty/';
const ANY_PK: unknown = expect.any(Number);

const EURO = { value: 'eur', label: 'EUR' };
const now = () => shop().clock.now();

async function aShopper() {
  const known = await aCustomer(shop());
  const browser = shop().visit({ 'x-currency': 'eur' });
  await browser.logIn(known.email, known.password);
  return { ...known, browser };
}

describe(`GET ${path}`, () => {
  it('shows what can be spent, and what became of it, the latest first', async () => {
    const { id: customerId, email, browser } = await aShopper();
    await give(shop(), email, { sale: 5000, bank: 250 });
    await grantLoyalty(shop().deps, { email, currency: 'try', amount: 100, kind: 'sale', reference: 'a secret word' });
    const order = { customerId, currency: 'eur', now: now() };
    await inTransaction(shop(), async (tx) => {
      await spendLoyalty(tx, { ...order, reference: '4821990315', amount: 5100 });
      await giveBackLoyalty(tx, '4821990315', now());
      await spendLoyalty(tx, { ...order, reference: '4821990316', amount: 1000 });
      await refundToLoyalty(tx, { ...order, reference: 'refund-1', amount: 75 });
    });
    const answer = await browser.get(path);
    const line = (amount: string, reason: readonly [string, string], number: string | null) => ({
      ...{ pk: ANY_PK, amount, currency: EURO, reason: { value: reason[0], label: reason[1] }, order: number },
      created_date: '2030-04-11T06:24:47.015000Z',
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      balances: [
        { currency: EURO, amount: '43.25' },
        { currency: { value: 'try', label: 'TRY' }, amount: '1.00' },
      ],
      ...{ pending: [], expiring: [], count: 9, next: null, previous: null },
      results: [
        line('0.75', ['refund', 'Refunded'], null),
        line('-10.00', ['spend', 'Spent'], null),
        line('50.00', ['give_back', 'Given back'], null),
        line('1.00', ['give_back', 'Given back'], null),
        line('-50.00', ['spend', 'Spent'], null),
        line('-1.00', ['spend', 'Spent'], null),
        { ...line('1.00', ['grant', 'Granted'], null), currency: { value: 'try', label: 'TRY' } },
        line('50.00', ['grant', 'Granted'], null),
        line('2.50', ['grant', 'Granted'], null),
      ],
    });
    expect(answer.text).not.toContain('secret');
    const turkish = await browser.get(path, { headers: { 'accept-language': 'tr' } });
    expect(field(turkish.json, 'results', 1, 'reason', 'label')).toBe('Harcandı');
  });

  it('is empty for whoever never had any, and nobody sees another’s', async () => {
    const other = await aCustomer(shop());
    await give(shop(), other.email, { sale: 100 });
    const { browser } = await aShopper();
    expect((await browser.get(path)).json).toEqual({
      ...{ balances: [], pending: [], expiring: [], count: 0, next: null, previous: null, results: [] },
    });
  });

  it('comes in pages', async () => {
    const { email, browser } = await aShopper();
    await give(shop(), email, { sale: 1, bank: 2, refund: 3 });
    const second = await browser.get(`${path}?limit=2&page=2`);
    expect(second.json).toMatchObject({
      ...{ count: 3, next: null, previous: `http://shop.test${path}?limit=2` },
      ...{ balances: [{ amount: '0.06' }], results: [{ amount: '0.03' }] },
    });
    const behind = await browser.get(`${path}?limit=2&page=3`);
    expect([behind.status, behind.json]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  it('is for customers', async () => {
    const answer = await shop().visit().get(path);
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
  });

  it('is not there while the shop has no loyalty money', async () => {
    const without = await openShop({ env: { LOYALTY_MONEY_ENABLED: 'off' } });
    try {
      const { email, password } = await aCustomer(without);
      const browser = without.visit();
      await browser.logIn(email, password);
      for (const address of [path, '/account/loyalty/', '/account/loyalty-account-balance/']) {
        const answer = await browser.get(address);
        expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
      }
    } finally {
      await without.close();
    }
  });
});

describe('the pages of the account', () => {
  const sum = '/account/loyalty-account-balance/';
  const bookings = '/account/loyalty/';

  it('show the balance as a number, and the transactions, in the currency of the call', async () => {
    const { id: customerId, email, browser } = await aShopper();
    await give(shop(), email, { sale: 5000, bank: 275 });
    await grantLoyalty(shop().deps, { email, currency: 'try', amount: 100, kind: 'sale', reference: 'a secret word' });
    await inTransaction(shop(), (tx) =>
      spendLoyalty(tx, { customerId, currency: 'eur', reference: '4821990317', amount: 1000, now: now() }),
    );

    const line = (amount: string, currency = EURO) => ({
      ...{ amount, currency, created_date: '2030-04-11T06:24:47.015000Z' },
      transaction: { order: null, created_date: '2030-04-11T06:24:47.015000Z' },
    });
    expect((await browser.get(sum)).json).toEqual({ balance: 42.75 });
    const shown = await browser.get(bookings);
    expect(shown.json).toEqual({
      ...{ count: 3, next: null, previous: null },
      results: [line('-10.00'), line('50.00'), line('2.75')],
    });
    expect(shown.text).not.toContain('secret');
    const liras = { headers: { 'x-currency': 'try' } };
    expect((await browser.get(sum, liras)).json).toEqual({ balance: 1 });
    expect((await browser.get(bookings, liras)).json).toMatchObject({
      results: [line('1.00', { value: 'try', label: 'TRY' })],
    });
  });

  it('are empty for whoever never had any, and come in pages', async () => {
    const { email, browser } = await aShopper();
    expect((await browser.get(sum)).json).toEqual({ balance: 0 });
    expect((await browser.get(bookings)).json).toEqual({ count: 0, next: null, previous: null, results: [] });
    await give(shop(), email, { sale: 1, bank: 2, refund: 3 });
    expect((await browser.get(`${bookings}?limit=2&page=2`)).json).toMatchObject({
      ...{ count: 3, next: null, results: [{ amount: '0.03' }] },
    });
  });

  it.each([sum, bookings])('are for customers: %s', async (address) => {
    expect((await shop().visit().get(address)).status).toBe(401);
  });
});

describe('the desk', () => {
  const grant = (email: string, more: Partial<Parameters<typeof grantLoyalty>[1]> = {}) =>
    grantLoyalty(shop().deps, { email, currency: 'eur', amount: 500, kind: 'sale', reference: null, ...more });

  it('grants once for a word of its own, and each time without one', async () => {
    const { email } = await aCustomer(shop());
    expect(await grant(email, { reference: 'sorry-17' })).toEqual({ granted: true, balance: 500 });
    expect(await grant(email, { reference: 'sorry-17' })).toEqual({ granted: false, balance: 500 });
    expect(await grant(email)).toEqual({ granted: true, balance: 1000 });
    expect(await grant(email)).toEqual({ granted: true, balance: 1500 });
  });

  it('grants once for one word even if twenty do it at once', async () => {
    const { email } = await aCustomer(shop());
    const granted = await Promise.all(Array.from({ length: 20 }, () => grant(email, { reference: 'all' })));
    expect(granted.filter((one) => one.granted)).toHaveLength(1);
    expect(await grant(email, { reference: 'all' })).toEqual({ granted: false, balance: 500 });
  });

  it('sees the accounts in the order of spending, and what was last', async () => {
    const { email } = await aCustomer(shop());
    await give(shop(), email, { refund: 3, sale: 1 });
    await grant(email, { currency: 'usd', kind: 'bank', amount: 7, reference: 'card' });
    const { accounts, transactions } = await showLoyalty(shop().deps, email);
    expect(accounts).toEqual([
      { currency: 'eur', kind: 'sale', amount: 1 },
      { currency: 'eur', kind: 'refund', amount: 3 },
      { currency: 'usd', kind: 'bank', amount: 7 },
    ]);
    expect(transactions[0]).toMatchObject({ amount: 7, currency: 'usd', reason: 'grant', reference: 'card' });
  });

  it.each([
    [{ amount: 0 }, 'amount'],
    [{ amount: 100_000_000_001 }, 'amount'],
    [{ amount: 0.5 }, 'amount'],
    [{ currency: 'gbp' }, 'currency'],
    [{ reference: '' }, 'reference'],
    [{ reference: 'x'.repeat(81) }, 'reference'],
    [{ expiresAt: new Date(0) }, 'expires'],
  ])('refuses %j and grants nothing', async (wrong, name) => {
    const { id, email } = await aCustomer(shop());
    await expect(grant(email, wrong)).rejects.toMatchObject({ kind: 'invalid', details: { fields: { [name]: [{}] } } });
    expect(await ledgerOf(shop(), id)).toEqual({ accounts: [], transactions: [] });
  });

  it('knows registered customers only', async () => {
    await expect(grant('nobody@example.org')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(showLoyalty(shop().deps, 'nobody@example.org')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

it('goes with the account', async () => {
  const { id, email, browser } = await aShopper();
  await give(shop(), email, { sale: 100, refund: 50 });
  const keeping = await aCustomer(shop());
  await give(shop(), keeping.email, { sale: 7 });
  expect((await browser.patch('/users/anonymize/')).status).toBe(200);
  expect(await ledgerOf(shop(), id)).toEqual({ accounts: [], transactions: [] });
  expect((await ledgerOf(shop(), keeping.id)).accounts).toMatchObject([{ balance: 7 }]);
});
