import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { catalogues } from '../../../kernel/messages/index.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import { aBuyer, aGuestBuyer, anOrder } from '../orders.support.ts';
import { ORDER_EVENTS } from './event.ts';
import { noteOrderEvent } from './events.queries.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const path = (id: number) => `/users/orders/${id}/timeline/`;

async function note(orderId: number, kinds: readonly (typeof ORDER_EVENTS)[number][]): Promise<void> {
  const { db, clock } = shop().deps;
  await db.transaction().execute(async (tx) => {
    for (const [day, kind] of kinds.entries()) {
      const event = { orderId, kind, actor: 'staff', data: { parcel: 9 }, now: later(clock.now(), day * DAY) } as const;
      await noteOrderEvent(tx, event);
    }
  });
}

it('tells what happened, the oldest first, in the caller’s language, and nothing besides', async () => {
  const ada = await aBuyer(shop());
  const { id } = await anOrder(shop(), { customerId: ada.id });
  await note(id, ['placed', 'shipped']);
  const { db, clock } = shop().deps;
  const hidden = {
    order_id: id,
    kind: 'note',
    actor: 'staff',
    data: '{"text": "odd"}',
    created_date: clock.now(),
  } as const;
  await db.insertInto('order_events').values(hidden).execute();
  const english = await ada.browser.get(path(id));
  expect([english.status, english.json]).toEqual([
    200,
    [
      { kind: 'placed', label: 'The order was placed.', date: '2030-04-11T06:24:47.015000Z' },
      { kind: 'shipped', label: 'Goods were handed to the carrier.', date: '2030-04-12T06:24:47.015000Z' },
    ],
  ]);
  const turkish = await ada.browser.get(path(id), { headers: { 'accept-language': 'tr' } });
  expect(turkish.json).toEqual([
    { kind: 'placed', label: 'Sipariş verildi.', date: '2030-04-11T06:24:47.015000Z' },
    { kind: 'shipped', label: 'Ürünler kargoya verildi.', date: '2030-04-12T06:24:47.015000Z' },
  ]);
});

it('has words for all that can happen', () => {
  for (const catalogue of Object.values(catalogues)) {
    expect(ORDER_EVENTS.filter((kind) => !Object.hasOwn(catalogue, `order_event_${kind}`))).toEqual([]);
  }
});

it('is the most recent order’s for a guest, and 404 for others', async () => {
  const { browser, customerId, sessionId } = await aGuestBuyer(shop());
  const { id } = await anOrder(shop(), { customerId, sessionId, isGuest: true });
  await note(id, ['placed']);
  expect((await browser.get(path(1))).json).toEqual([
    { kind: 'placed', label: 'The order was placed.', date: '2030-04-11T06:24:47.015000Z' },
  ]);
  const stranger = await aBuyer(shop());
  expect((await stranger.browser.get(path(id))).json).toEqual({ detail: 'Not found.' });
});
