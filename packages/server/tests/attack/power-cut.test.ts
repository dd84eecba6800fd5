import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  addAddress,
  aGuestWith,
  CARDS,
  ENV,
  goods,
  openTill,
  pass,
  toCard,
  typed,
} from '../../src/features/checkout/checkout.support.ts';
import { checkPayments } from '../../src/features/payments/attempts/checking.service.ts';
import { FAULT_POINTS, type FaultPoint } from '../../src/platform/faults/index.ts';
import { useShop } from '../support/app.ts';
import { expectBooksBalanced } from '../support/books.ts';
import type { Customer } from '../support/customer.ts';
import { freePort, start, type Started } from '../support/process.ts';

/** Servers that really die, at every step of placing an order, and what the next one makes of it. */

const SECRET = 'test-secret-key-test-secret-key-test';
const shop = useShop({ env: { ...ENV, ARASTA_THROTTLE: 'off', ARASTA_SECRET_KEY: SECRET } });

beforeAll(() => openTill(shop()));

const running: Started[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** A server of its own on the same database; without jobs, which the tests run themselves. */
async function serve(faultPoint: FaultPoint | null): Promise<Started> {
  const { host = '', port = 5432, user, password, database } = shop().database.connection;
  const own = await freePort();
  const credentials = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password ?? ''))}`;
  const server = await start({
    env: {
      ...{ ...ENV, ARASTA_ENV: 'test', ARASTA_SECRET_KEY: SECRET, ARASTA_THROTTLE: 'off', ARASTA_JOBS: 'off' },
      ...{ PORT: String(own), PUBLIC_URL: `http://127.0.0.1:${own}`, LOG_LEVEL: 'error' },
      DATABASE_URL: `postgres://${credentials}@${encodeURIComponent(host)}:${port}/${database ?? ''}`,
      ...(faultPoint === null ? {} : { ARASTA_FAULT_POINT: faultPoint }),
    },
  });
  running.push(server);
  return server;
}

/** The last call of a checkout by card; null where the server died over it. */
async function submitTo({ url }: Started, browser: Customer): Promise<string | null> {
  const jar = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  try {
    const response = await fetch(`${url}/orders/checkout/?page=CreditCardConfirmationPage`, {
      method: 'POST',
      headers: {
        ...{ cookie: jar, 'x-csrftoken': browser.jar.get('csrftoken') ?? '', 'x-currency': 'eur' },
        'x-requested-with': 'XMLHttpRequest',
      },
      body: new URLSearchParams(
        Object.fromEntries(Object.entries(typed(CARDS.good)).map(([name, value]) => [name, String(value)])),
      ),
    });
    return await response.text();
  } catch {
    return null;
  }
}

/** The database has noticed that the server is dead: what it had locked is free again. */
async function nothingUnderWay(): Promise<void> {
  const underWay = sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'`;
  const count = async () => (await underWay.execute(shop().deps.db)).rows[0]?.count;
  await expect.poll(count, { timeout: 60_000 }).toBe(0);
}

/** Days later by the test's clock: whatever waits for the gateway's word has been asked about. */
async function later(): Promise<void> {
  shop().clock.advance(3_600_000);
  await checkPayments(shop().deps);
  await shop().runJobs();
}

const PAID: readonly FaultPoint[] = ['placing.paid', 'placing.settling', 'placing.settled'];

describe('a server that is killed while it places an order', () => {
  it.each(FAULT_POINTS)('loses nothing at %s, and sells once', async (point) => {
    const piece = await goods(shop(), 5);
    const browser = await aGuestWith(shop(), piece, 2);
    await pass(browser, 'IndexPage', { user_email: 'cut@example.org', phone_number: '05551112233' });
    await toCard(browser, await addAddress(browser));
    const dying = await serve(point);
    expect(await submitTo(dying, browser)).toBeNull();
    await dying.ended();
    await nothingUnderWay();
    await later();
    await expectBooksBalanced(shop().deps.db);
    const placed = () =>
      shop()
        .deps.db.selectFrom('orders')
        .select('amount')
        .where('user_email', '=', 'cut@example.org')
        .where('placed_at', 'is not', null)
        .execute();
    const before = (await placed()).length;
    const next = await serve(null);
    const answer = await submitTo(next, browser);
    expect(answer).toContain('/orders/completed/');
    await shop().runJobs();
    expect((await placed()).length - before).toBe(PAID.includes(point) ? 0 : 1);
    const stock = await shop()
      .deps.db.selectFrom('stock_levels')
      .select(['on_hand', 'reserved'])
      .where('product_id', '=', piece)
      .execute();
    expect(stock).toEqual([{ on_hand: 5, reserved: 2 }]);
    await expectBooksBalanced(shop().deps.db);
  });
});
