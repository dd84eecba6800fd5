import { beforeAll, describe, expect, it } from 'vitest';
import { aCheckout } from '../../src/features/orders/placing/placing.support.ts';
import { placeOrder } from '../../src/features/orders/placing/placing.service.ts';
import { eraseAtDesk } from '../../src/features/accounts/index.ts';
import { loadSubjects } from '../../src/features/support/support.support.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { promote, promotionInput } from '../../src/features/promotions/promotions.fixture.ts';
import { PERSONAL_DATA, type TableData } from '../../src/platform/db/index.ts';
import { everything } from '../sessions/support.ts';
import { useShop } from '../support/app.ts';
import { expectBooksBalanced } from '../support/books.ts';
import { placesOfText } from '../support/markers.ts';
import { aCustomer, loadPlaces } from '../support/worlds.ts';
import { aKnownGuest, type KnownGuest } from './known-guest.support.ts';
import { KNOWING_ENV } from './known-customer.support.ts';

const shop = useShop({ env: KNOWING_ENV });

beforeAll(async () => {
  await loadPlaces(shop().deps.db);
  await loadSubjects(shop());
  await promote(shop(), [promotionInput('own', { kind: 'coupon' })]);
});

const MAP: Readonly<Record<string, TableData<string>>> = PERSONAL_DATA;

function isKept(place: string): boolean {
  const [table = '', column = ''] = place.split('.');
  return MAP[table]?.columns[column]?.kind === 'kept';
}

const placesOf = async ({ word, email }: Pick<KnownGuest, 'word' | 'email'>) => ({
  word: await placesOfText(shop().deps.db, word),
  email: await placesOfText(shop().deps.db, email),
});

const erase = (email: string) => eraseAtDesk(shop().deps, email);

const orderRow = ({ order }: KnownGuest) =>
  shop().deps.db.selectFrom('orders').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow();

/** A known guest with an order that is complete but for being placed. */
async function aGuestAtTheEnd() {
  const guest = await aKnownGuest(shop());
  const { browser, tea, email } = guest;
  const { customer_id } = await orderRow(guest);
  const buyer = { customerId: customer_id ?? 0, isGuest: true, email, phone: null };
  await browser.post('/baskets/basket/', { product: tea, quantity: 1, attributes: {} });
  return { email, checkout: await aCheckout(shop(), browser, { over: { buyer } }) };
}

describe('erasing an address that nobody registered', () => {
  it('leaves in no table what the map does not call kept, nothing of others changed, and balanced books', async () => {
    const guest = await aKnownGuest(shop());
    const other = await aKnownGuest(shop());
    const { amount } = await orderRow(guest);
    const [before, others] = [await placesOf(guest), await placesOf(other)];
    // The test is worth something only where the guest is known everywhere.
    expect(Object.keys(before.word)).toEqual(expect.arrayContaining(KNOWN));

    expect(await erase(` ${guest.email.toUpperCase()}`)).toEqual({
      who: 'guest',
      counts: {
        ...{ guests: 1, sessions: 1, baskets: 2, addresses: 1, stockAlerts: 1, subscriptions: 1 },
        ...{ orders: 1, tickets: 1, consents: 2 },
      },
    });
    await shop().runJobs();

    const left = await placesOf(guest);
    expect(Object.keys(left.word).filter((place) => !isKept(place))).toEqual([]);
    expect(left.email).toEqual({});
    const row = await orderRow(guest);
    for (const address of [row.shipping_address, row.billing_address]) {
      expect(address).toMatchObject({ firstName: guest.word, email: null, phoneNumber: '', notes: null, title: '' });
    }
    expect(row).toMatchObject({
      customer_id: null,
      session_id: null,
      is_guest: false,
      amount,
    });
    expect(await placesOf(other)).toEqual(others);
    await expectBooksBalanced(shop().deps.db);
  });

  it('refuses an address that nothing is kept under, or nothing any more, and changes nothing', async () => {
    const { email } = await aKnownGuest(shop());
    await erase(email);
    const before = await everything(shop());
    for (const unknown of [email, 'nobody@example.org', 'erased@erased.invalid', 'no address', '']) {
      await expect(erase(unknown)).rejects.toMatchObject({ kind: 'not_found', code: 'nothing_kept' });
    }
    expect(await everything(shop())).toEqual(before);
  });

  it('has the order found by nobody afterwards, and the session end', async () => {
    const { email, order, browser, ticket } = await aKnownGuest(shop());
    const find = (address: string) =>
      browser.post('/users/orders/anonymous/', { email: address, number: order.number });
    expect((await find(email)).status).toBe(200);
    await erase(email);
    for (const address of [email, 'erased@erased.invalid']) expect((await find(address)).status).toBe(400);
    const { db } = shop().deps;
    const rows = await db.selectFrom('tickets').selectAll().where('number', '=', ticket).execute();
    expect(rows).toMatchObject([{ state: 'closed', full_name: null, email: null, phone: null, order_id: null }]);
  });

  it('either comes before an order that is placed at the same moment, or erases it', async () => {
    const alone = await aGuestAtTheEnd();
    expect(await placeOrder(shop().deps, alone.checkout)).toMatchObject({ kind: 'placed' });
    for (let round = 0; round < 5; round += 1) {
      const { email, checkout } = await aGuestAtTheEnd();
      const [placed, ...erased] = await Promise.allSettled([
        placeOrder(shop().deps, checkout),
        ...[1, 2].map(() => erase(email)),
      ]);
      expect(erased.map(({ status }) => status)).toContain('fulfilled');
      for (const one of [placed, ...erased]) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refusal);
      await shop().runJobs();
      expect((await placesOfText(shop().deps.db, email))['orders.user_email']).toBeUndefined();
      await expectBooksBalanced(shop().deps.db);
    }
  });
});

describe('erasing a registered customer who never proved the address', () => {
  it('leaves what guests left under it to a second call', async () => {
    const { id, email } = await aCustomer(shop());
    await shop().deps.db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', id).execute();
    const guest = await aKnownGuest(shop(), { email });
    const left = await orderRow(guest);
    expect(await erase(email)).toEqual({ who: 'customer' });
    expect(await orderRow(guest)).toEqual(left);
    expect(await erase(email)).toMatchObject({ who: 'guest', counts: { orders: 1, tickets: 1, guests: 1 } });
    await shop().runJobs();
    expect(await placesOfText(shop().deps.db, email)).toEqual({});
    expect(Object.keys(await placesOfText(shop().deps.db, guest.word)).filter((place) => !isKept(place))).toEqual([]);
  });
});

/** Where the word of a known guest stands. */
const KNOWN = [
  ...['addresses.first_name', 'basket_lines.attributes', 'cancellation_requests.description', 'customers.email'],
  ...['consent_events.email', 'email_subscriptions.email', 'email_subscriptions.first_name'],
  ...['guest_permissions.address', 'order_receipts.pre_order', 'order_refunds.holder_name', 'orders.billing_address'],
  ...['orders.gift_box', 'orders.notes', 'orders.shipping_address', 'orders.user_email', 'orders.user_phone'],
  ...['promotion_redemptions.voucher_code', 'sessions.user_agent', 'stock_alerts.email', 'ticket_files.name'],
  ...['ticket_messages.body', 'tickets.email', 'tickets.full_name'],
];
