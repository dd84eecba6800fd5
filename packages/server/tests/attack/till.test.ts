import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  addAddress,
  aGuestWith,
  CARDS,
  completedIn,
  ENV,
  goods,
  openTill,
  pass,
  payBy,
  submit,
  toCard,
  typed,
} from '../../src/features/checkout/checkout.support.ts';
import { promote, promotionInput, voucherInput } from '../../src/features/promotions/promotions.fixture.ts';
import { keyHash } from '../../src/platform/crypto/index.ts';
import { type TestShop, useShop } from '../support/app.ts';
import { expectBooksBalanced } from '../support/books.ts';
import { type Answer, Customer, field } from '../support/customer.ts';

/** The till under fire: what is scarce, or said twice, or said by many at once. */

const shop = useShop({ env: { ...ENV, ARASTA_THROTTLE: 'off', LOG_LEVEL: 'silent' } });

beforeAll(() => openTill(shop()));

const times = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

const isPlaced = (answer: Answer) =>
  field(answer.json, 'errors') === null && answer.text.includes('/orders/completed/');

/** What a shopper is told who gets nothing: the first text, or where their empty basket is. */
function reasonIn({ json, text }: Answer): string {
  const reason = field(json, 'errors', 'non_field_errors', 0) ?? field(json, 'redirect_url');
  return typeof reason === 'string' ? reason : text;
}

const CLEAN =
  /^(There is not enough left of: .+\. Nothing was charged\.|Some of the goods have just been sold out\. Nothing was charged\.|\/baskets\/basket\/)$/;

async function placedOrders(): Promise<number> {
  const rows = await shop().deps.db.selectFrom('orders').select('id').where('placed_at', 'is not', null).execute();
  return rows.length;
}

let persons = 0;

/** A guest whose checkout lacks nothing but the last call, paid by transfer. */
async function aGuestAtTheTill(productId: number, email?: string): Promise<Customer> {
  persons += 1;
  const browser = await aGuestWith(shop(), productId, 1);
  await readyToTransfer(browser, email ?? `guest${persons}@example.org`);
  return browser;
}

async function readyToTransfer(browser: Customer, email: string): Promise<void> {
  await pass(browser, 'IndexPage', { user_email: email, phone_number: '05551112233' });
  const choice = await payBy(browser, await addAddress(browser), 'transfer');
  const accounts = field(choice.json, 'context_list', 0, 'page_context', 'bank_accounts', 0, 'pk');
  await pass(browser, 'FundsTransferChoicePage', { bank_account: accounts });
}

const order = (browser: Customer) => submit(browser, 'FundsTransferPage', { agreement: 1 });

/**
 * As many guests as one likes at the last step, each with a session, basket, address and checkout of their own: copies of one
 * who came there call by call.
 */
async function copiesOf(original: Customer, count: number): Promise<Customer[]> {
  const { deps, app } = shop();
  const keys = Array.from({ length: count }, () => deps.keys.create());
  const template = keyHash(original.sessionKey ?? '');
  await sql`
    with s as (select * from sessions where key_hash = ${template}),
    b as (select b.* from baskets b join s on b.session_id = s.id),
    keys as (select * from unnest(${keys.map((key) => keyHash(key))}::bytea[]) with ordinality as k (hash, n)),
    guests as (
      insert into customers (username, user_type, email, phone, language_code, date_joined, modified_date)
      select 'copy-' || b.id || '-' || n, 'guest', 'copy' || n || '@example.org', '05551112233', 'en', s.created_at, s.created_at
      from keys, s, b order by n returning id, username
    ), whose as (
      select k.hash, g.id as guest_id from keys k, b, guests g where g.username = 'copy-' || b.id || '-' || k.n
    ), made as (
      insert into sessions (key_hash, guest_customer_id, created_at, last_seen_at, expires_at)
      select w.hash, w.guest_id, s.created_at, s.last_seen_at, s.expires_at from whose w, s returning id, guest_customer_id
    ), kept as (
      insert into baskets (session_id, namespace, version, created_date, modified_date)
      select m.id, b.namespace, b.version, b.created_date, b.modified_date from made m, b returning id, session_id
    ), filled as (
      insert into basket_lines (basket_id, product_id, name, quantity, attributes, attributes_key, created_date)
      select k.id, l.product_id, l.name, l.quantity, l.attributes, l.attributes_key, l.created_date
      from kept k, basket_lines l join b on b.id = l.basket_id returning basket_id
    ), housed as (
      insert into addresses (customer_id, title, first_name, last_name, phone_number, country_id, city_id, township_id,
        district_id, line, created_date, modified_date)
      select m.guest_customer_id, a.title, a.first_name, a.last_name, a.phone_number, a.country_id, a.city_id, a.township_id,
        a.district_id, a.line, a.created_date, a.modified_date
      from made m, addresses a join s on s.guest_customer_id = a.customer_id returning id, customer_id
    )
    insert into checkouts
    select (jsonb_populate_record(c, jsonb_build_object('basket_id', k.id, 'shipping_address_id', h.id,
      'billing_address_id', h.id))).*
    from checkouts c join b on b.id = c.basket_id, kept k join made m on m.id = k.session_id
    join housed h on h.customer_id = m.guest_customer_id`.execute(deps.db);
  return keys.map((key) => {
    const browser = new Customer(app, { 'x-currency': 'eur', 'x-requested-with': 'XMLHttpRequest' });
    browser.jar.set('csrftoken', original.jar.get('csrftoken') ?? '');
    browser.jar.set('osessionid', key);
    return browser;
  });
}

async function stockOf({ deps: { db } }: TestShop, productId: number) {
  return db.selectFrom('stock_levels').select(['on_hand', 'reserved']).where('product_id', '=', productId).execute();
}

describe('a thousand buyers', () => {
  it('of a hundred pieces make a hundred orders; the others are told', { timeout: 240_000 }, async () => {
    const piece = await goods(shop(), 100);
    const first = await aGuestAtTheTill(piece);
    const buyers = [first, ...(await copiesOf(first, 999))];
    const before = await placedOrders();
    const answers: Answer[] = [];
    // As many at once as a busy server has connections.
    for (let start = 0; start < buyers.length; start += 100) {
      answers.push(...(await Promise.all(buyers.slice(start, start + 100).map(order))));
    }
    const refused = answers.filter((answer) => !isPlaced(answer));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.length - refused.length).toBe(100);
    expect((await placedOrders()) - before).toBe(100);
    expect(refused.map(reasonIn).filter((reason) => !CLEAN.test(reason))).toEqual([]);
    expect(await stockOf(shop(), piece)).toEqual([{ on_hand: 100, reserved: 100 }]);
    await shop().runJobs();
    await expectBooksBalanced(shop().deps.db);
  });
});

describe('the same last call twenty times', () => {
  it.each(['transfer', 'card'])('by %s makes one order, and is answered alike, also later', async (way) => {
    const browser = await aGuestWith(shop(), await goods(shop(), 50), 1);
    await readyToTransfer(browser, 'twenty@example.org');
    if (way === 'card') await toCard(browser, Number(field((await browser.get('/address/')).json, 'results', 0, 'pk')));
    const last = () =>
      way === 'card' ? submit(browser, 'CreditCardConfirmationPage', typed(CARDS.good)) : order(browser);
    const before = await placedOrders();
    const answers = await times(20, last);
    answers.push(await last());
    expect(answers.map(isPlaced)).toEqual(answers.map(() => true));
    expect(new Set(answers.map(completedIn)).size).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await placedOrders()) - before).toBe(1);
    await shop().runJobs();
    await expectBooksBalanced(shop().deps.db);
  });
});

describe('the last use of a voucher', () => {
  it('goes to one of twenty orders at once', async () => {
    const piece = await goods(shop(), 50);
    await promote(
      shop(),
      [promotionInput('scarce', { kind: 'voucher_code' })],
      [voucherInput('SCARCE', 'scarce', { usageLimit: 1 })],
    );
    const buyers = await times(20, async (index) => {
      const browser = await aGuestWith(shop(), piece, 1);
      expect((await browser.patch('/baskets/basket/', { voucher_code: 'SCARCE' })).status).toBe(200);
      await readyToTransfer(browser, `voucher${index}@example.org`);
      return browser;
    });
    const answers = await Promise.all(buyers.map(order));
    expect(answers.filter(isPlaced)).toHaveLength(1);
    await shop().catchUp();
    const again = await Promise.all(buyers.map(order));
    await shop().runJobs();
    const { db } = shop().deps;
    const booked = await db.selectFrom('promotion_redemptions').select('released_at').execute();
    expect(booked).toEqual([{ released_at: null }]);
    expect(again.filter(({ status }) => status !== 200)).toEqual([]);
    await expectBooksBalanced(db);
  });
});

describe('twenty guests', () => {
  it('with one new e-mail address all buy', async () => {
    const piece = await goods(shop(), 50);
    const answers = await times(20, async () => order(await aGuestAtTheTill(piece, 'new@example.org')));
    expect(answers.map(isPlaced)).toEqual(answers.map(() => true));
    const { db } = shop().deps;
    const orders = await db.selectFrom('orders').select('id').where('user_email', '=', 'new@example.org').execute();
    expect(orders).toHaveLength(20);
    await shop().runJobs();
    await expectBooksBalanced(db);
  });
});
