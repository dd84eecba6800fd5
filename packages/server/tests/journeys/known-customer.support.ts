import { sql } from 'kysely';
import sharp from 'sharp';
import { HEX } from '../../src/platform/random/index.ts';
import { openDesk } from '../../src/features/returns/returns.support.ts';
import { anOrder, idOf, PARCEL, WAY } from '../../src/features/orders/desk/desk.support.ts';
import { deliverOrder, type Order, refundOrderAtDesk, shipOrder } from '../../src/features/orders/index.ts';
import { promote, promotionInput, voucherInput } from '../../src/features/promotions/promotions.fixture.ts';
import { ALERTS, COLLECTIONS, FAVOURITES } from '../../src/features/wishlist/wishlist.support.ts';
import { anAddress } from '../../src/features/addresses/addresses.support.ts';
import { grantLoyalty } from '../../src/features/loyalty/index.ts';
import type { TestShop } from '../support/app.ts';
import { type Customer, field } from '../support/customer.ts';
import { euro, product, sell } from '../support/goods.ts';
import { aCustomer, type KnownCustomer, loadPlaces } from '../support/worlds.ts';

export const KNOWING_ENV = {
  ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', PHONE_CHANGE_REQUIRES_CODE: 'on' },
};

export type Known = KnownCustomer & { readonly browser: Customer; readonly orders: readonly Order[] };

const HEADERS = { 'x-currency': 'eur', 'user-agent': 'Mozilla/5.0' };

let count = 0;

/** What the shop needs before somebody can be known to it everywhere. */
export async function openEverything(shop: TestShop): Promise<void> {
  await loadPlaces(shop.deps.db);
  await openDesk(shop);
  await promote(shop, [promotionInput('tenth'), promotionInput('own', { kind: 'coupon' })]);
}

/** A customer of whom the shop has something in every table that it can have something in. */
export async function aKnownCustomer(shop: TestShop): Promise<Known> {
  count += 1;
  const skus = ['tea', 'cup', 'out'].map((sku) => `${sku}-${count}`);
  const ids = await sell(
    shop,
    skus.map((sku) => product(sku, { prices: [euro(1000)] })),
    { [`tea-${count}`]: 50, [`cup-${count}`]: 50, [`out-${count}`]: 0 },
  );
  const [tea, cup, out] = skus.map((sku) => ids.get(sku) ?? 0);
  const customer = await aCustomer(shop);
  const browser = shop.visit(HEADERS);
  await fillProfile(shop, browser, customer);
  const orders = await buy(shop, { browser, customer }, tea ?? 0);
  await keep(browser, { tea: tea ?? 0, out: out ?? 0 });
  await reward(shop, customer);
  await talk(shop, customer, orders);
  await fillBaskets(shop, customer, { tea: tea ?? 0, cup: cup ?? 0 });
  await browser.post('/users/data-export/', { password: customer.password });
  await shop.runJobs();
  return { ...customer, browser, orders };
}

async function fillProfile(shop: TestShop, browser: Customer, customer: KnownCustomer): Promise<void> {
  await browser.logIn(customer.email, customer.password);
  const flags = { email_allowed: true, sms_allowed: true, whatsapp_allowed: true, call_allowed: true };
  expectDone(
    await browser.patch('/users/profile/', { ...flags, gender: 'female', date_of_birth: '1983-07-21', attributes: {} }),
  );
  const form = new FormData();
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } });
  form.set('avatar', new Blob([await picture.png().toBuffer()]), 'me.png');
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  expectDone(
    await browser.send('PATCH', '/users/profile/', { body: Buffer.from(await encoded.arrayBuffer()), headers }),
  );
  // A code on its way to another number.
  await browser.patch('/users/profile/', { phone: `0599${String(1_000_000 + count)}` });
  await shop.runJobs();
  const home = { notes: 'Ring twice', company_name: 'Ada & Co', email: 'home@example.org', postcode: '34710' };
  expectDone(await browser.post('/address/', anAddress(home)));
  await sql`update customers set segment = 'friends' where id = ${customer.id}`.execute(shop.deps.db);
}

interface Buying {
  readonly browser: Customer;
  readonly customer: KnownCustomer;
}

/** An order that was sent back in part and refunded, one by transfer that is refunded to an account. */
async function buy(shop: TestShop, { browser }: Buying, tea: number): Promise<Order[]> {
  const over = { notes: 'At the back door', giftBox: { note: 'For Ada', video: true, videoNotified: false } };
  const sent = await anOrder(shop, browser, { goods: { [tea]: 3 }, over });
  await shipOrder(shop.deps, {
    ...PARCEL,
    number: sent.number,
    trackingNumber: 'TRACK1',
    trackingUrl: 'https://t.test/1',
  });
  await deliverOrder(shop.deps, { number: sent.number, itemIds: null });
  const { db } = shop.deps;
  const reason = await db
    .selectFrom('cancellation_reasons')
    .select('id')
    .where('key', '=', 'too-small')
    .executeTakeFirst();
  const acme = await db.selectFrom('shipping_companies').select('id').where('key', '=', 'acme').executeTakeFirst();
  const wish = {
    order_item: idOf(sent, 0),
    reason: reason?.id,
    cancellation_type: 'refund',
    description: 'It pinches',
  };
  const items = [{ ...wish, shipping_company: acme?.id }];
  expectDone(await browser.post(`/orders/${sent.number}/cancel/`, { return_policy: true, cancel_order_items: items }));
  await refundOrderAtDesk(shop.deps, { number: sent.number, itemIds: [idOf(sent, 1)], way: WAY });
  await shop.runJobs();
  const waiting = await anOrder(shop, browser, { goods: { [tea]: 1 }, method: 'transfer' });
  return [sent, waiting];
}

async function keep(browser: Customer, { tea, out }: { tea: number; out: number }): Promise<void> {
  expectDone(await browser.post(FAVOURITES, { product: tea }));
  expectDone(await browser.post(ALERTS, { product: out }));
  const made = await browser.post(COLLECTIONS, { name: 'Garden', status: 'public' });
  const items = `${COLLECTIONS}${String(field(made.json, 'pk'))}/items/`;
  expectDone(await browser.post(items, { product: tea, note: 'for Grandmother' }));
}

async function reward(shop: TestShop, { id, email }: KnownCustomer): Promise<void> {
  await grantLoyalty(shop.deps, { email, currency: 'eur', kind: 'sale', amount: 700, reference: `birthday ${count}` });
  await belong(shop, id);
  await buyForCompany(shop, id);
  await promote(shop, [], [voucherInput(`OWN${count}`, 'own', { customer: email })]);
}

/** A loyalty card, what an order earned, a card that was kept, an account elsewhere. */
async function belong({ deps: { db }, clock }: TestShop, id: number): Promise<void> {
  const now = clock.now();
  const unique = String(count).padStart(8, '0');
  await sql`
    with card as (
      insert into loyalty_cards (customer_id, number, created_date, modified_date)
      values (${id}, ${`10000000${unique}`}, ${now}, ${now}) on conflict do nothing
    ), earning as (
      insert into loyalty_earnings (customer_id, order_number, currency, rate, counts, counted_amount, paid_amount, amount,
        created_date, modified_date)
      values (${id}, ${`order-${unique}`}, 'eur', 100, 'goods', 1000, 1000, 10, ${now}, ${now})
    ), saved as (
      insert into saved_cards (customer_id, gateway, gateway_token, fingerprint, bin, last_digits, brand, expiry_month,
        expiry_year, name, created_date, modified_date)
      values (${id}, 'simulator', ${`kept-${unique}`}, ${`print-${unique}`}, '555555', '4444', 'Blue', 4, 2034, 'Mine', ${now}, ${now})
    ) insert into social_accounts (customer_id, provider, subject, email, created_date)
    values (${id}, 'google', ${`subject-${unique}`}, 'ada@elsewhere.example', ${now})`.execute(db);
  await sql`insert into notification_preferences (customer_id, stock_alerts) values (${id}, false)`.execute(db);
  await sql`
    update payment_attempts set save_card_for = ${id}
    where order_number in (select number from orders where customer_id = ${id}) and method = 'card'`.execute(db);
}

/** A member of a division, with a basket of its own and a quotation that was spoken about. */
async function buyForCompany({ deps: { db }, clock }: TestShop, id: number): Promise<void> {
  const now = clock.now();
  const unique = String(count).padStart(11, '0');
  await sql`
    with division as (
      insert into divisions (name, division_type, currency, erp_code, created_date, modified_date)
      values ('Harbour', 'main', 'eur', ${`erp-${unique}`}, ${now}, ${now}) returning id
    ), member as (
      insert into division_members (customer_id, division_id, created_date) select ${id}, id, ${now} from division
    ), basket as (
      insert into b2b_baskets (customer_id, name, created_date, modified_date) values (${id}, 'For the office', ${now}, ${now})
      returning id
    ), quotation as (
      insert into quotations (number, name, customer_id, division_id, main_id, status, currency, total_amount, net_amount,
        created_date, modified_date)
      select ${`1${unique}`}, 'The office', ${id}, id, id, 'pending', 'eur', 1000, 900, ${now}, ${now} from division returning id
    ) insert into quotation_events (quotation_id, kind, actor, customer_id, comment, created_date)
    select id, 'comment', 'customer', ${id}, 'As soon as you can', ${now} from quotation`.execute(db);
}

/** A conversation with a picture and a note that stays in the house. */
async function talk(shop: TestShop, { id, email }: KnownCustomer, [order]: readonly Order[]): Promise<void> {
  const { db, random } = shop.deps;
  const now = shop.clock.now();
  await sql`
    with subject as (
      insert into contact_subjects (key, names) values (${`subject-${count}`}, '{"en": "An order"}') returning id
    ), ticket as (
      insert into tickets (number, customer_id, subject_id, order_id, full_name, email, phone, language_code, state, rating,
        rating_comment, rated_at, last_message_at, link_nonce, created_date, modified_date)
      select ${`TICKET${1000 + count}`}, ${id}, subject.id, ${order?.id}, 'Ada Example', ${email}, '0555', 'en', 'answered', 4, 'Fine', ${now},
        ${now}, ${random.text(32, HEX)}, ${now}, ${now} from subject returning id
    ), message as (
      insert into ticket_messages (ticket_id, author, body, created_date) select id, 'customer', 'It leaks', ${now} from ticket
      returning id
    ), note as (
      insert into ticket_messages (ticket_id, author, is_internal, body, created_date)
      select id, 'staff', true, 'She is right', ${now} from ticket
    ) insert into ticket_files (key, message_id, name, content_type, size, bytes)
    select ${random.text(32, HEX)}, id, 'leak.png', 'image/png', 4, ${Buffer.from('leak')} from message`.execute(db);
}

/** A basket that a guest's was merged into, with a checkout begun, and one that is still a guest's other half. */
async function fillBaskets(shop: TestShop, customer: KnownCustomer, { tea, cup }: { tea: number; cup: number }) {
  const guest = await shop.visit(HEADERS).withToken();
  const attributes = { engraving: 'Ada' };
  expectDone(await guest.post('/baskets/basket/', { product: tea, quantity: 1, attributes }));
  const own = shop.visit(HEADERS);
  await own.logIn(customer.email, customer.password);
  expectDone(await own.post('/baskets/basket/', { product: cup, quantity: 2, attributes }));
  await guest.logIn(customer.email, customer.password);
  const basket = shop.deps.db.selectFrom('baskets').select('id').where('customer_id', '=', customer.id);
  const { id } = await basket.where('status', '=', 'active').executeTakeFirstOrThrow();
  await sql`
    insert into checkouts (basket_id, basket_version, bin, notes, gift_box, modified_date)
    values (${id}, 1, '555555', 'Ring twice', '{"note": "For you"}', ${shop.clock.now()})`.execute(shop.deps.db);
}

function expectDone({ status, text }: { readonly status: number; readonly text: string }): void {
  if (status >= 300) throw new Error(`Answered ${status}: ${text}`);
}
