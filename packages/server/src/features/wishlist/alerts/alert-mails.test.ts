import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { euro, product, sell, sellable, stockUp } from '../../../../tests/support/goods.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { enqueue, pendingJobs } from '../../../platform/jobs/index.ts';
import { removeProduct } from '../../catalogue/index.ts';
import { releaseStock, reserveStock, saveLocations } from '../../stock/index.ts';
import { ALERTS, aShopper } from '../wishlist.support.ts';
import { wishlistJobs } from './alerts.jobs.ts';

const shop = useShop({
  env: {
    ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd', STOREFRONT_URL: 'https://storefront.example' },
    ARASTA_THROTTLE: 'off',
  },
});

let count = 0;
let sku = '';
let id = 0;

/** A product that is out of stock, unlike any other. */
beforeEach(async () => {
  count += 1;
  sku = `P${count}`;
  const names = { en: `Scarf ${count}`, tr: `Atkı ${count}` };
  id = (await sell(shop(), [product(sku, { names })])).get(sku) ?? 0;
});

let guests = 0;
const address = () => `waiting${(guests += 1)}@example.org`;

const aGuest = (headers: Record<string, string> = {}) => shop().visit(headers).withToken();

async function ask(browser: Customer, productId: number, email?: string): Promise<void> {
  const answer = await browser.post(ALERTS, { product: productId, ...(email === undefined ? {} : { email }) });
  expect(answer.status, answer.text).toBe(201);
}

/** Somebody without an account who waits for the product. @returns where the mail would go */
async function waiting(productId = id): Promise<string> {
  const email = address();
  await ask(await aGuest(), productId, email);
  return email;
}

const subjects = async (email: string) => (await messagesTo(shop(), email)).map(({ subject }) => subject);
const jobs = () => pendingJobs(shop().deps.db);
const JOB = 'wishlist.send-alerts';

async function isSent(email: string): Promise<boolean[]> {
  const rows = await shop().deps.db.selectFrom('stock_alerts').selectAll().where('email', '=', email).execute();
  return rows.map(({ sent_at }) => sent_at !== null);
}

describe('a product that comes back', () => {
  it('is written about once to everybody who waits, each in their language', async () => {
    const { browser, email } = await aShopper(shop(), { 'accept-language': 'tr' });
    await ask(browser, id);
    const guest = await waiting();
    expect(await jobs()).toEqual([]);
    await stockUp(shop(), { [sku]: 3 });
    expect(await jobs()).toEqual([JOB]);
    const [turkish, ...more] = await messagesTo(shop(), email);
    expect([turkish?.subject, more]).toEqual([`Atkı ${count} yeniden stokta`, []]);
    expect(turkish?.body).toContain(`\n\nhttps://storefront.example/atki-${count}/\n\n`);
    const [english] = await messagesTo(shop(), guest);
    expect(english?.subject).toBe(`Scarf ${count} is back in stock`);
    expect(english?.body).toContain(`\n\nhttps://storefront.example/scarf-${count}/\n\n`);
    expect((await browser.get(ALERTS)).json).toMatchObject({ count: 0, results: [] });
    await stockUp(shop(), { [sku]: 0 });
    await stockUp(shop(), { [sku]: 5 });
    expect(await jobs()).toEqual([]);
    expect(await subjects(guest)).toHaveLength(1);
  });

  it('may be waited for anew afterwards', async () => {
    const email = await waiting();
    await stockUp(shop(), { [sku]: 1 });
    await shop().runJobs();
    await stockUp(shop(), { [sku]: 0 });
    await ask(await aGuest(), id, email);
    await stockUp(shop(), { [sku]: 1 });
    expect(await subjects(email)).toHaveLength(2);
    expect(await isSent(email)).toEqual([true, true]);
  });

  it('is written about to the address that the account has by then', async () => {
    const { browser, id: customer } = await aShopper(shop());
    await ask(browser, id);
    const moved = address();
    await shop().deps.db.updateTable('customers').set({ email: moved }).where('id', '=', customer).execute();
    await stockUp(shop(), { [sku]: 1 });
    expect(await subjects(moved)).toEqual([`Scarf ${count} is back in stock`]);
  });

  it('makes no job when nobody waits, nor for more of what was there', async () => {
    await stockUp(shop(), { [sku]: 1 });
    expect(await jobs()).toEqual([]);
    await stockUp(shop(), { [sku]: 4 });
    expect(await jobs()).toEqual([]);
  });

  it('is not written about once it is sold out again, and the alert stays', async () => {
    const email = await waiting();
    await stockUp(shop(), { [sku]: 1 });
    await stockUp(shop(), { [sku]: 0 });
    expect(await subjects(email)).toEqual([]);
    expect(await isSent(email)).toEqual([false]);
    await stockUp(shop(), { [sku]: 2 });
    expect(await subjects(email)).toHaveLength(1);
  });

  it('is one whose reserved pieces are given back, too', async () => {
    await stockUp(shop(), { [sku]: 2 });
    const { db, clock } = shop().deps;
    const reserved = await db
      .transaction()
      .execute((tx) => reserveStock(shop().deps, tx, [{ productId: id, quantity: 2 }], clock.now()));
    await shop().catchUp();
    const email = await waiting();
    await db.transaction().execute((tx) => releaseStock(shop().deps, tx, reserved.allocations, clock.now()));
    expect(await subjects(email)).toHaveLength(1);
  });

  it('is one whose place begins to sell online, too', async () => {
    const place = (sellsOnline: boolean) => {
      return { key: `place-${count}`, names: { en: 'Place' }, store: null, sellsOnline, position: 5 };
    };
    const save = (sellsOnline: boolean) =>
      shop()
        .deps.db.transaction()
        .execute((tx) => saveLocations(shop().deps, tx, [place(sellsOnline)], shop().clock.now()));
    await save(false);
    await sql`insert into stock_levels (product_id, location_id, on_hand)
      select ${id}::bigint, id, 4 from stock_locations where key = ${`place-${count}`}`.execute(shop().deps.db);
    const email = await waiting();
    await save(true);
    expect(await subjects(email)).toHaveLength(1);
    await save(false);
  });
});

describe('variants', () => {
  it('have alerts of their own; one for their product waits for any of them', async () => {
    const sized = (size: string) => sellable(`${sku}-${size}`, { attributes: { size }, prices: [euro(900)] });
    const shirt = product(`${sku}-SHIRT`, { variantKeys: ['size'], prices: [], variants: [sized('S'), sized('M')] });
    const ids = await sell(shop(), [shirt]);
    const pk = (name: string) => ids.get(`${sku}-${name}`) ?? 0;
    const [small, medium, any] = [await waiting(pk('S')), await waiting(pk('M')), await waiting(pk('SHIRT'))];
    await stockUp(shop(), { [`${sku}-M`]: 1 });
    expect([await subjects(small), await subjects(medium), await subjects(any)].map(({ length }) => length)).toEqual([
      0, 1, 1,
    ]);
    expect((await messagesTo(shop(), medium))[0]?.body).toContain(`/product-p${count}-shirt/?size=M\n`);
    // The product as a whole was in stock before: only the size's own alert is due.
    await stockUp(shop(), { [`${sku}-S`]: 1 });
    expect([(await subjects(small)).length, (await subjects(any)).length]).toEqual([1, 1]);
  });

  it('make a group come back when the last of its members does', async () => {
    const members = [`${sku}-X`, `${sku}-Y`];
    await sell(
      shop(),
      members.map((name) => product(name)),
    );
    const ids = await sell(shop(), [product(`${sku}-SET`, { members, prices: [] })]);
    const email = await waiting(ids.get(`${sku}-SET`) ?? 0);
    await stockUp(shop(), { [`${sku}-X`]: 1 });
    expect(await subjects(email)).toEqual([]);
    await stockUp(shop(), { [`${sku}-Y`]: 1 });
    expect(await subjects(email)).toEqual([`Product ${sku}-SET is back in stock`]);
  });
});

describe('the job', () => {
  it('sends nothing twice when it is repeated, even where the mail went out and nothing else was done', async () => {
    const email = await waiting();
    await stockUp(shop(), { [sku]: 1 });
    await shop().runJobs();
    await shop().deps.db.updateTable('stock_alerts').set({ sent_at: null }).where('email', '=', email).execute();
    await enqueue(shop().deps.db, { name: JOB, payload: { productIds: [id], afterId: 0 } });
    expect(await subjects(email)).toHaveLength(1);
    expect(await isSent(email)).toEqual([true]);
  });

  it('goes on where it failed, and lets no bad mailbox keep others waiting', async () => {
    const [bad, good] = [await waiting(), await waiting()];
    let broken = true;
    const sent: string[] = [];
    const mail = {
      send: async ({ to }: { to: string }) => {
        if (broken && to === bad) throw new Error('Mailbox unavailable');
        sent.push(to);
      },
    };
    await stockUp(shop(), { [sku]: 1 });
    const run = async () => {
      const context = { jobId: '1', attempt: 1, now: shop().clock.now() };
      await wishlistJobs({ ...shop().deps, mail })[JOB]?.({ productIds: [id], afterId: 0 }, context);
    };
    await expect(run()).rejects.toThrow('1 mails were not sent: Error: Mailbox unavailable');
    expect([sent, await isSent(bad), await isSent(good)]).toEqual([[good], [false], [true]]);
    broken = false;
    await run();
    await run();
    expect([sent, await isSent(bad)]).toEqual([[good, bad], [true]]);
    await shop().runJobs();
    expect(await subjects(bad)).toEqual([]);
  });

  it('leaves what is too much for one to further ones', async () => {
    await sql`insert into stock_alerts (email, product_id, language, created_date)
      select 'crowd' || ${count}::int || '-' || n || '@example.org', ${id}::bigint, 'en', now()
      from generate_series(1, 230) n`.execute(shop().deps.db);
    await stockUp(shop(), { [sku]: 1 });
    expect(await jobs()).toEqual([JOB]);
    await shop().runJobs();
    const sent = await shop().deps.db.selectFrom('outbox').select('recipient').distinct().execute();
    expect(sent.filter(({ recipient }) => recipient.startsWith(`crowd${count}-`))).toHaveLength(230);
  });

  it('begins the rest once, however often a job fails', async () => {
    await sql`insert into stock_alerts (email, product_id, language, created_date)
      select 'shut' || ${count}::int || '-' || n || '@example.org', ${id}::bigint, 'en', now()
      from generate_series(1, 150) n`.execute(shop().deps.db);
    await stockUp(shop(), { [sku]: 1 });
    await sql`delete from graphile_worker._private_jobs`.execute(shop().deps.db);
    const mail = { send: () => Promise.reject(new Error('No mail today')) };
    const send = wishlistJobs({ ...shop().deps, mail })[JOB];
    for (const attempt of [1, 2, 3]) {
      const context = { jobId: '7', attempt, now: shop().clock.now() };
      await expect(send?.({ productIds: [id], afterId: 0 }, context)).rejects.toThrow('100 mails were not sent');
    }
    expect(await jobs()).toEqual([JOB]);
    await stockUp(shop(), { [sku]: 0 });
    await shop().runJobs();
  });

  it('writes to nobody who took the alert back, was disabled or erased', async () => {
    const [first, second, third] = [await aShopper(shop()), await aShopper(shop()), await aShopper(shop())];
    for (const { browser } of [first, second, third]) await ask(browser, id);
    await stockUp(shop(), { [sku]: 1 });
    const { json } = await first.browser.get(ALERTS);
    const pk = String(field(json, 'results', 0, 'pk'));
    expect((await first.browser.delete(`${ALERTS}${pk}/`)).status).toBe(204);
    await shop().deps.db.updateTable('customers').set({ is_active: false }).where('id', '=', second.id).execute();
    expect((await third.browser.patch('/users/anonymize/')).status).toBe(200);
    for (const { email } of [first, second, third]) expect(await subjects(email)).toEqual([]);
  });

  it('finds no alert for a product that was deleted', async () => {
    const email = await waiting();
    await stockUp(shop(), { [sku]: 1 });
    await shop()
      .deps.db.transaction()
      .execute((tx) => removeProduct(shop().deps, tx, sku));
    expect(await subjects(email)).toEqual([]);
    expect(await isSent(email)).toEqual([]);
  });
});
