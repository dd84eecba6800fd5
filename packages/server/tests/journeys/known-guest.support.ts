import { sql } from 'kysely';
import { ADDRESS } from '../../src/features/orders/placing/placing.support.ts';
import { anOrder, IBAN, idOf } from '../../src/features/orders/desk/desk.support.ts';
import { cancelOrderAtDesk, confirmTransfer, noteTransfer, type Order } from '../../src/features/orders/index.ts';
import { anAddress } from '../../src/features/addresses/addresses.support.ts';
import { aSubscriber } from '../../src/features/notifications/notifications.support.ts';
import { aTicket, PDF } from '../../src/features/support/support.support.ts';
import { ALERTS } from '../../src/features/wishlist/wishlist.support.ts';
import type { TestShop } from '../support/app.ts';
import type { Customer } from '../support/customer.ts';
import { euro, product, sell } from '../support/goods.ts';
import { callerIn, tellEmail } from '../support/worlds.ts';

export interface KnownGuest {
  readonly email: string;
  /** Stands in everything that the guest told. */
  readonly word: string;
  readonly browser: Customer;
  readonly order: Order;
  readonly ticket: string;
  /** A product that there is still some of. */
  readonly tea: number;
}

let count = 0;

/** Somebody without an account, of whom the shop has something in every table that it can have something of a guest in. */
export async function aKnownGuest(shop: TestShop, given: { readonly email?: string } = {}): Promise<KnownGuest> {
  count += 1;
  const word = `zqguest${count}zq`;
  const email = given.email ?? `${word}@example.org`;
  const [tea, out] = [`guest-tea-${count}`, `guest-out-${count}`];
  const ids = await sell(
    shop,
    [tea, out].map((sku) => product(sku, { prices: [euro(1000)] })),
    { [tea]: 50, [out]: 0 },
  );
  const known = { word, email, tea: ids.get(tea) ?? 0 };
  const browser = await shop.visit({ 'x-currency': 'eur' }).withToken();
  const order = await buy(shop, browser, known);
  await browser.post('/baskets/basket/', { product: known.tea, quantity: 1, attributes: { engraving: word } });
  await browser.post(ALERTS, { product: ids.get(out), email });
  const words = { fullName: `Ada ${word}`, message: `I am ${word}`, files: [{ ...PDF, name: `${word}.pdf` }] };
  const ticket = await aTicket(shop, { email, ...words });
  await sql`update tickets set order_id = ${order.id} where number = ${ticket.number}`.execute(shop.deps.db);
  await aSubscriber(shop, email);
  await sql`update email_subscriptions set first_name = ${word} where email = ${email}`.execute(shop.deps.db);
  // Outside production only: nobody's data belong there.
  await shop.deps.db.deleteFrom('outbox').execute();
  return { ...known, browser, order, ticket: ticket.number };
}

/** A guest in checkout with an address, whose order was paid by transfer, asked to be cancelled, and paid back to an account. */
async function buy(
  shop: TestShop,
  browser: Customer,
  { word, email, tea }: Pick<KnownGuest, 'word' | 'email' | 'tea'>,
): Promise<Order> {
  const { deps, clock } = shop;
  await browser.post('/baskets/basket/', { product: tea, quantity: 1, attributes: {} });
  const customerId = await tellEmail(shop, browser, { email });
  const saved = await browser.post('/address/', anAddress({ title: word, first_name: word, line: `12 ${word} Road` }));
  if (saved.status !== 201) throw new Error(`No address: ${saved.text}`);
  const place = { ...ADDRESS, firstName: word, email, phoneNumber: word, notes: word, title: word };
  const order = await anOrder(shop, browser, {
    goods: { [tea]: 1 },
    method: 'transfer',
    over: {
      buyer: { customerId, isGuest: true, email, phone: word },
      ...{ shippingAddress: place, billingAddress: place, notes: `Ring ${word}`, receipt: { name: word } },
      giftBox: { note: `For ${word}`, video: true, videoNotified: false },
    },
  });
  await confirmTransfer(deps, order.number);
  const way = { iban: IBAN, holderName: word, allAsLoyalty: false };
  const { refund } = await cancelOrderAtDesk(deps, { number: order.number, itemIds: [idOf(order, 0)], way });
  await noteTransfer(deps, refund?.id ?? 0);
  await shop.runJobs();
  const session = (await callerIn(shop, browser)).session?.id;
  // It is noted hourly.
  await sql`update sessions set user_agent = ${word} where id = ${session}`.execute(deps.db);
  await sql`
    with reason as (
      insert into cancellation_reasons (key, cancellation_type, subjects, position, is_active)
      values (${`reason-${count}`}, 'cancel', '{"en": "Why"}', 1, true) returning id
    ), request as (
      insert into cancellation_requests (order_id, order_item_id, reason_id, cancellation_type, description, iban, holder_name,
        quantity, status, status_before, created_date, modified_date)
      select ${order.id}, ${idOf(order, 1)}, id, 'cancel', ${word}, ${IBAN}, ${word}, 1, 'rejected', 400, ${clock.now()}, ${clock.now()}
      from reason
    ), redemption as (
      insert into promotion_redemptions (promotion_id, reference, names, voucher_code, amount, currency, redeemed_at, released_at)
      select id, ${order.number}, '{}', ${word}, 0, 'eur', ${clock.now()}, ${clock.now()} from promotions where key = 'own'
    ) insert into guest_permissions (session_id, uid, email_allowed, sms_allowed, call_allowed, address, expires_at)
    values (${session}, gen_random_uuid(), true, true, true, ${word}, ${clock.now()})`.execute(deps.db);
  return order;
}
