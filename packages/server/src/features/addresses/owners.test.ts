import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { loadPlaces } from '../../../tests/support/worlds.ts';
import {
  add,
  ADDRESSES,
  aGuestShopper,
  anAddress,
  aShopper,
  DETAILED,
  each,
  expectRefused,
  titlesOf,
  urlOf,
} from './addresses.support.ts';
import { findAddress, findAddresses } from './index.ts';

const shop = useShop();

beforeAll(() => loadPlaces(shop().deps.db));

const NOT_FOUND = { detail: 'Not found.' };
const NOT_AUTHENTICATED = { detail: 'Authentication credentials were not provided.' };

describe('whose they are', () => {
  const PKS = ['0', '999999999', '-1', 'x', '1e3', '99999999999999999999', '1%00'];

  it('shows nobody’s address to others, nor what is none', async () => {
    const [ada, grace, guest] = [await aShopper(shop()), await aShopper(shop()), await aGuestShopper(shop())];
    const pks = [await add(ada.browser), await add(guest.browser), ...PKS];
    for (const pk of pks) {
      for (const call of [
        () => grace.browser.get(urlOf(pk)),
        () => grace.browser.patch(urlOf(pk), { primary: true }),
        () => grace.browser.put(urlOf(pk), anAddress()),
        () => grace.browser.delete(urlOf(pk)),
      ]) {
        await expectRefused(shop(), call, { status: 404, json: NOT_FOUND });
      }
    }
    expect(await titlesOf(grace.browser)).toEqual([]);
  });

  it('has nothing for a guest who has told no address, and looks at nothing of what they send', async () => {
    const guest = await shop().visit().withToken();
    const kept = await shop().visit().withToken();
    await kept.post('/users/activate-currency/', { currency_code: 'eur' });
    for (const browser of [guest, kept]) {
      for (const call of [
        () => browser.get(ADDRESSES),
        () => browser.get(DETAILED),
        () => browser.post(ADDRESSES, {}),
        () => browser.post(ADDRESSES, anAddress(), { headers: { 'idempotency-key': 'k' } }),
        () => browser.get(urlOf(1)),
        () => browser.patch(urlOf('x'), { primary: 'x' }),
        () => browser.put(urlOf(1), {}),
        () => browser.delete(urlOf(1)),
      ]) {
        await expectRefused(shop(), call, { status: 401, json: NOT_AUTHENTICATED });
      }
    }
  });

  it('is told by a token too', async () => {
    const { browser, email, password } = await aShopper(shop());
    await add(browser);
    const token = String(field((await shop().visit().logIn(email, password)).json, 'key'));
    const app = shop().visit({ authorization: `Token ${token}` });
    expect(each((await app.get(ADDRESSES)).json, 'title')).toEqual(['Home']);
    expect((await app.post(ADDRESSES, anAddress({ title: 'App' }))).status).toBe(201);
  });
});

it('adds once under one Idempotency-Key', async () => {
  const { browser } = await aShopper(shop());
  const headers = { 'idempotency-key': 'one' };
  const answers = await Promise.all(Array.from({ length: 6 }, () => browser.post(ADDRESSES, anAddress(), { headers })));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(await titlesOf(browser)).toEqual(['Home']);
});

it('is read by other features by owner: the primary one first, then the newest, and no more than a hundred', async () => {
  const { db } = shop().deps;
  const [ada, grace] = [await aShopper(shop()), await aShopper(shop())];
  const pks = [];
  for (let index = 0; index < 3; index += 1) pks.push(await add(ada.browser, { primary: index === 1 }));
  const naming = { language: 'tr', fallback: 'en' };
  const found = await findAddresses(db, ada.id, naming);
  expect(found.map(({ id }) => id)).toEqual([pks[1], pks[2], pks[0]]);
  expect(found[0]).toMatchObject({ customerId: ada.id, isPrimary: true, township: { id: 3423, name: 'Kadıköy' } });
  expect(Object.keys(found[0] ?? {})).not.toContain('total');
  const [id = 0] = pks;
  expect(await findAddress(db, { customerId: ada.id, id }, naming)).toEqual(found[2]);
  expect(await findAddress(db, { customerId: grace.id, id }, naming)).toBeNull();
  expect(await findAddresses(db, grace.id, naming)).toEqual([]);
  for (let index = 3; index < 100; index += 1) await add(ada.browser);
  expect((await ada.browser.post(ADDRESSES, anAddress())).status).toBe(406);
  expect(await findAddresses(db, ada.id, naming)).toHaveLength(100);
});
