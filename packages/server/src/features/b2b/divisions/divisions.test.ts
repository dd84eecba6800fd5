import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { aBuyer, aCompany, FORBIDDEN, signIn } from '../b2b.support.ts';
import { removeDivisionUser } from './desk.service.ts';
import { saveDivisions } from './saving.service.ts';

const shop = useShop();
const URL = '/b2b/my-divisions/';

const names = (json: unknown): unknown[] => {
  const results = field(json, 'results');
  return Array.isArray(results) ? results.map((one) => field(one, 'name')) : [];
};

describe('the divisions of a customer', () => {
  it('are, for a main division, it and those below it', async () => {
    const { main, n } = await aCompany(shop(), { main: 500_000 });
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    const answer = await browser.get(URL);
    expect(names(answer.json)).toEqual([`Company ${n}`, `North ${n}`, `South ${n}`]);
    expect(field(answer.json, 'results', 0)).toEqual({
      ...{ id: main, name: `Company ${n}`, division_type: 'main', parent: null, erp_code: `HQ-${n}`, address: '' },
      ...{ country_id: null, city_id: null, township_id: null, district_id: null, phone_number: '0212' },
      ...{ fax_number: '', is_active: true, latitude: null, longitude: null, monthly_order_limit: '5000.00' },
      ...{ current_balance: '0.00', current_balance_last_update: null, extra_data: {}, currency: 'eur' },
    });
  });

  it('are, for a sub division, the own one; nobody else’s', async () => {
    const { main, n } = await aCompany(shop());
    await aCompany(shop());
    const { browser } = await aBuyer(shop(), `N-${n}`);
    const { json } = await browser.get(URL);
    expect([field(json, 'count'), names(json), field(json, 'results', 0, 'parent')]).toEqual([1, [`North ${n}`], main]);
  });

  it('are narrowed and paged', async () => {
    const { n } = await aCompany(shop());
    await saveDivisions(shop().deps, [{ erpCode: `S-${n}`, balance: -1250 }]);
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    const found = async (query: string) => names((await browser.get(`${URL}?${query}`)).json);
    expect(await found('name=NORTH')).toEqual([`North ${n}`]);
    expect(await found('name=%25')).toEqual([]);
    expect(await found(`erp_code=hq-${n}`)).toEqual([`Company ${n}`]);
    expect(await found('has_parent=false')).toEqual([`Company ${n}`]);
    expect(await found('has_parent=True')).toEqual([`North ${n}`, `South ${n}`]);
    expect(await found('current_balance_max=-12.50')).toEqual([`South ${n}`]);
    expect(await found('current_balance_min=-12.49')).toEqual([`Company ${n}`, `North ${n}`]);
    expect(await found('current_balance_last_update_after=2000-01-01')).toEqual([`South ${n}`]);
    expect(await found('current_balance_last_update_before=2000-01-01')).toEqual([]);
    expect(await found('limit=1&page=2')).toEqual([`North ${n}`]);
    expect((await browser.get(`${URL}?page=9`)).status).toBe(404);
    expect((await browser.get(`${URL}?current_balance_min=x`)).json).toEqual({
      current_balance_min: ['Invalid value'],
    });
    expect((await browser.get(`${URL}?has_parent=maybe`)).status).toBe(400);
    expect((await browser.get(`${URL}?current_balance_last_update_after=never`)).status).toBe(400);
  });
});

describe('who may not', () => {
  it('hears 401 as a guest, 403 without a division', async () => {
    const guest = await shop().visit().get(URL);
    expect([guest.status, guest.json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
    const browser = await signIn(shop(), await aCustomer(shop()));
    for (const path of [URL, '/b2b/basket/', '/b2b/basket/drafts/', '/b2b/basket/export/', '/b2b/my-quotations/']) {
      const answer = await browser.get(path);
      expect([path, answer.status, answer.json]).toEqual([path, 403, FORBIDDEN]);
    }
    const bodies: [string, object][] = [
      ['/b2b/basket/', { product_remote_id: 1, division: 1, quantity: 1 }],
      ['/b2b/basket/save/', { name: 'x' }],
      ['/b2b/basket/1/load/', {}],
      ['/b2b/my-quotations/', { name: 'x' }],
      ['/b2b/my-quotations/1/approve/', {}],
    ];
    for (const [path, body] of bodies) expect([path, (await browser.post(path, body)).status]).toEqual([path, 403]);
  });

  it('hears 403 once the division, or the main one above it, is shut, or they left it', async () => {
    const { n } = await aCompany(shop());
    const { browser, customer } = await aBuyer(shop(), `N-${n}`);
    const shut = (erpCode: string, isActive: boolean) => saveDivisions(shop().deps, [{ erpCode, isActive }]);
    for (const erpCode of [`N-${n}`, `HQ-${n}`]) {
      await shut(erpCode, false);
      expect((await browser.get(URL)).status).toBe(403);
      await shut(erpCode, true);
      expect((await browser.get(URL)).status).toBe(200);
    }
    await removeDivisionUser(shop().deps, customer.email);
    expect((await browser.get(URL)).json).toEqual(FORBIDDEN);
  });
});

describe('saving', () => {
  const save = (...inputs: Parameters<typeof saveDivisions>[1]) => saveDivisions(shop().deps, inputs);
  /** The fields that a refusal complains of. */
  const wrongIn = async (...inputs: Parameters<typeof saveDivisions>[1]): Promise<string[]> => {
    const refusal = await save(...inputs).catch((error: unknown) => error);
    return refusal instanceof Refusal ? Object.keys(refusal.details.fields ?? {}) : ['none'];
  };

  it('keeps what it is not told of, and the time of the balance', async () => {
    const { n } = await aCompany(shop(), { main: 100 });
    await save({ erpCode: `HQ-${n}`, balance: 500 });
    await save({ erpCode: `HQ-${n}`, name: 'Renamed' });
    const { browser } = await aBuyer(shop(), `HQ-${n}`);
    expect(field((await browser.get(URL)).json, 'results', 0)).toMatchObject({
      ...{ name: 'Renamed', monthly_order_limit: '1.00', current_balance: '5.00', phone_number: '0212' },
      current_balance_last_update: formatDateTime(shop().clock.now()),
    });
  });

  it('refuses what cannot be, all of it at once', async () => {
    const { n } = await aCompany(shop());
    const [main, north] = [`HQ-${n}`, `N-${n}`];
    expect(await wrongIn({ erpCode: north, name: 'Else' }, { erpCode: 'new', name: '' })).toEqual(['name']);
    expect(await wrongIn({ erpCode: 'below', name: 'x', parentErpCode: north })).toEqual(['parent']);
    expect(await wrongIn({ erpCode: 'below', name: 'x', parentErpCode: 'nowhere' })).toEqual(['parent']);
    expect(await wrongIn({ erpCode: main, parentErpCode: main })).toEqual(['parent']);
    const other = await aCompany(shop());
    expect(await wrongIn({ erpCode: main, parentErpCode: `HQ-${other.n}` })).toEqual(['parent']);
    expect(await wrongIn({ erpCode: main, currency: 'usd' })).toEqual(['currency']);
    expect(await wrongIn({ erpCode: 'x', name: 'x', currency: 'xxx' })).toEqual(['currency']);
    expect(await wrongIn({ erpCode: 'a b', name: 'x' })).toEqual(['erp_code']);
    expect(await wrongIn({ erpCode: main, monthlyLimit: -1 })).toEqual(['monthly_order_limit']);
    expect(await wrongIn({ erpCode: main, countryId: 1_234_567 })).toEqual(['country_id']);
    const { browser } = await aBuyer(shop(), main);
    expect(names((await browser.get(URL)).json)).toEqual([`Company ${n}`, `North ${n}`, `South ${n}`]);
  });
});

it('lies below a main division of the same currency, or the database refuses it', async () => {
  const { main, north } = await aCompany(shop());
  const insert = (type: string, parent: number | null, currency: string) =>
    sql`insert into divisions (name, division_type, parent_id, currency, erp_code, created_date, modified_date)
      values ('x', ${type}, ${parent}, ${currency}, ${`${type}-${String(parent)}-${currency}`}, now(), now())`.execute(
      shop().database.db,
    );
  for (const [type, parent, currency] of [
    ['sub', null, 'eur'],
    ['sub', north, 'eur'],
    ['sub', main, 'usd'],
    ['main', main, 'eur'],
  ] as const) {
    await expect(insert(type, parent, currency)).rejects.toThrow(/violates (check|foreign key) constraint/);
  }
  const demote = sql`update divisions set division_type = 'sub', parent_id = ${north} where id = ${main}`;
  await expect(demote.execute(shop().database.db)).rejects.toThrow(/violates/);
});

it('is saved by a statement each, which sees those before it', async () => {
  const { n } = await aCompany(shop());
  const seen: string[] = [];
  const stop = shop().database.listen((text) => seen.push(text));
  await saveDivisions(shop().deps, [
    { erpCode: `HQ2-${n}`, name: 'Second', currency: 'usd', phone: '1' },
    { erpCode: `A-${n}`, parentErpCode: `HQ2-${n}`, name: 'First name', balance: 500 },
    { erpCode: `A-${n}`, name: 'Last name' },
    { erpCode: `HQ2-${n}`, fax: '2' },
  ]);
  stop();
  // Begin, lock, those that there are, each, commit.
  expect(seen).toHaveLength(3 + 4 + 1);
  const { browser } = await aBuyer(shop(), `HQ2-${n}`);
  const { json } = await browser.get(URL);
  expect(field(json, 'results', 0)).toMatchObject({ name: 'Second', phone_number: '1', fax_number: '2' });
  expect(field(json, 'results', 1)).toMatchObject({
    ...{ name: 'Last name', division_type: 'sub', currency: 'usd', current_balance: '5.00' },
    current_balance_last_update: formatDateTime(shop().clock.now()),
  });
});

it('stays a main one while others are below it, those of the same call too', async () => {
  const { n } = await aCompany(shop());
  const demoted = saveDivisions(shop().deps, [
    { erpCode: `HQ3-${n}`, name: 'Third', currency: 'eur' },
    { erpCode: `B-${n}`, parentErpCode: `HQ3-${n}`, name: 'Below' },
    { erpCode: `HQ3-${n}`, parentErpCode: `HQ-${n}` },
  ]);
  await expect(demoted).rejects.toMatchObject({ details: { fields: { parent: [{ key: 'b2b_has_sub_divisions' }] } } });
  await saveDivisions(shop().deps, [
    { erpCode: `HQ3-${n}`, name: 'Third', currency: 'eur' },
    { erpCode: `HQ3-${n}`, parentErpCode: `HQ-${n}` },
  ]);
  const { browser } = await aBuyer(shop(), `HQ-${n}`);
  expect(names((await browser.get(URL)).json)).toEqual([`Company ${n}`, `North ${n}`, `South ${n}`, 'Third']);
});

describe('a shop without business customers', () => {
  const plain = useShop({ env: { B2B: 'off' } });

  it('answers 404, and 401 to guests', async () => {
    const { n } = await aCompany(plain());
    const { browser } = await aBuyer(plain(), `HQ-${n}`);
    for (const path of [URL, '/b2b/basket/', '/b2b/my-quotations/']) expect((await browser.get(path)).status).toBe(404);
    expect((await plain().visit().get(URL)).status).toBe(401);
  });
});
