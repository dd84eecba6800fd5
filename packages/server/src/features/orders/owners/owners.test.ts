import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { ADDRESS, aBuyer, aGuestBuyer, anOrder } from '../orders.support.ts';
import { attachGuestOrders } from './owners.service.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const rowOf = (id: number) =>
  shop().deps.db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function countOf(id: number): Promise<number> {
  const { db } = shop().deps;
  return (await db.selectFrom('customers').select('order_count').where('id', '=', id).executeTakeFirstOrThrow())
    .order_count;
}

async function attach(customerId: number, email: string): Promise<void> {
  const { db, clock } = shop().deps;
  await db.transaction().execute((tx) => attachGuestOrders(tx, { customerId, email, now: clock.now() }));
}

describe('orders of a guest', () => {
  it('become those of the customer who proves the address, and are counted once', async () => {
    const ada = await aBuyer(shop());
    const { customerId, sessionId, browser } = await aGuestBuyer(shop(), ada.email);
    const guest = { customerId, sessionId, isGuest: true, email: ada.email };
    const [first, second] = [await anOrder(shop(), guest), await anOrder(shop(), guest)];
    const unpaid = await anOrder(shop(), { ...guest, placedAt: null });
    const foreign = await anOrder(shop(), { ...guest, email: 'other@example.org' });
    const own = await anOrder(shop(), { customerId: ada.id, email: ada.email });
    await attach(ada.id, ada.email);
    await attach(ada.id, ada.email);
    expect(await countOf(ada.id)).toBe(2);
    expect(await rowOf(unpaid.id)).toMatchObject({ customer_id: customerId, is_guest: true });
    expect(await rowOf(foreign.id)).toMatchObject({ customer_id: customerId, is_guest: true });
    const { json } = await ada.browser.get('/users/orders/');
    const ids = [0, 1, 2].map((index) => field(json, 'results', index, 'id'));
    expect([field(json, 'count'), ids]).toEqual([3, [own.id, second.id, first.id]]);
    // They are found by nobody else now.
    const tracked = { email: ada.email, number: first.number };
    expect((await browser.post('/users/orders/anonymous/', tracked)).status).toBe(400);
    expect(field((await browser.get('/users/orders/')).json, 'results', 0, 'id')).toBe(foreign.id);
  });
});

describe('erasing a customer', () => {
  it('leaves the books what they need, and nothing to know or reach the customer by', async () => {
    const ada = await aBuyer(shop());
    const { db, clock } = shop().deps;
    const { sessionId } = await aGuestBuyer(shop());
    const { id, itemIds } = await anOrder(shop(), {
      ...{ customerId: ada.id, sessionId, email: ada.email, notes: 'Call Ada', giftBox: { note: 'For Ada' } },
    });
    const plain = await anOrder(shop(), { customerId: ada.id, email: ada.email });
    const receipt = { order_id: id, pre_order: '{"user_phone_number": "05551112233"}', created_date: clock.now() };
    await db.insertInto('order_receipts').values(receipt).execute();
    const others = await anOrder(shop(), { isGuest: true, email: 'other@example.org' });
    const [before, untouched] = [await rowOf(id), await rowOf(others.id)];
    const answer = await ada.browser.patch('/users/anonymize/', {});
    expect(answer.status).toBeLessThan(300);
    const gone = { email: null, phoneNumber: '', notes: null, title: '', extraField: null, remoteId: null };
    expect(await rowOf(id)).toEqual({
      ...before,
      ...{ customer_id: null, session_id: null, user_email: 'erased@erased.invalid', user_phone: null },
      ...{ remote_addr: null, notes: null, gift_box: { note: '', video: false, videoNotified: false } },
      shipping_address: { ...ADDRESS, ...gone, identityNumber: null },
      billing_address: { ...ADDRESS, ...gone },
    });
    expect(await rowOf(plain.id)).toMatchObject({ customer_id: null, gift_box: null, amount: 10_500 });
    expect(await db.selectFrom('order_receipts').selectAll().where('order_id', '=', id).execute()).toEqual([]);
    const items = await db.selectFrom('order_items').select('id').where('order_id', '=', id).execute();
    expect(items.map((item) => item.id)).toEqual(itemIds);
    expect(await rowOf(others.id)).toEqual(untouched);
    await shop().runJobs();
  });

  it('takes what was ordered as a guest along where the address is proved, and leaves it where it is not', async () => {
    for (const isProved of [true, false]) {
      const ada = await aBuyer(shop());
      const guest = await aGuestBuyer(shop(), ada.email);
      const { id } = await anOrder(shop(), { customerId: guest.customerId, isGuest: true, email: ada.email });
      if (!isProved) {
        const unproved = { email_verified_at: null };
        await shop().deps.db.updateTable('customers').set(unproved).where('id', '=', ada.id).execute();
      }
      expect((await ada.browser.patch('/users/anonymize/', {})).status).toBeLessThan(300);
      const left = isProved
        ? { customer_id: null, user_email: 'erased@erased.invalid', user_phone: null }
        : { customer_id: guest.customerId, user_email: ada.email };
      expect(await rowOf(id)).toMatchObject(left);
      await shop().runJobs();
    }
  });
});
