import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestShop, useShop } from '../../../../tests/support/app.ts';
import { Customer } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer } from '../../../../tests/support/worlds.ts';
import { buildApp } from '../../../app.ts';
import { compose } from '../../../composition.ts';
import { openLogger } from '../../../platform/observability/logger.ts';

const CAPTCHA = { redirect_url: '/users/captcha/?next=/' };

const attempt = (browser: Customer, email: string) => browser.post('/users/login/', { email, password: 'wrong' });

/** Attempts with a wrong password, each by a visitor of its own. */
async function fail(shop: TestShop, ada: KnownCustomer, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) {
    statuses.push((await attempt(await shop.visit().withToken(), ada.email)).status);
  }
  return statuses;
}

describe('a second server on the same database', () => {
  const shop = useShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '4/900' } });
  let second: Awaited<ReturnType<typeof buildApp>>;
  beforeAll(async () => {
    const { deps, clock, database } = shop();
    second = await buildApp(compose({ config: deps.config, db: database.db, clock }), openLogger('silent'));
  });
  afterAll(() => second.close());

  it('knows what the first one counted', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 4);
    const browser = await new Customer(second, {}).withToken();
    expect((await attempt(browser, ada.email)).json).toEqual(CAPTCHA);
    expect(await fail(shop(), ada, 1)).toEqual([429]);
  });

  it('stores neither addresses nor accounts', async () => {
    const ada = await aCustomer(shop());
    await fail(shop(), ada, 5);
    const { db } = shop().database;
    const rows = [...(await db.selectFrom('rate_limits').selectAll().execute()), ...(await challenges())];
    const text = rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString() : '')));
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(text)).not.toMatch(/example\.org|127\.0/);
  });

  const challenges = () => shop().database.db.selectFrom('captcha_challenges').selectAll().execute();
});

describe('ARASTA_THROTTLE=off', () => {
  const shop = useShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '1/900', ARASTA_THROTTLE: 'off' } });

  it('counts nothing', async () => {
    const ada = await aCustomer(shop());
    expect(await fail(shop(), ada, 4)).toEqual([400, 400, 400, 400]);
    expect(await shop().database.db.selectFrom('rate_limits').selectAll().execute()).toEqual([]);
  });
});
