import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aStaffMember, DeskBrowser } from '../../../../tests/support/desk.ts';
import { anOrder, aParcel } from '../../orders/orders.support.ts';

const shop = useShop({ env: { DESK_TIME_ZONE: 'Europe/Istanbul' } });

let english: DeskBrowser;
let turkish: DeskBrowser;

beforeAll(async () => {
  english = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop()));
  turkish = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop(), { language: 'tr' }));
});

describe('an order', () => {
  it('is shown with what was bought, paid and sent', async () => {
    const items = [
      { quantity: 2, price: 1250, discount: 500 },
      { isGift: true, price: 0, status: 100 as const },
    ];
    const { id, number } = await anOrder(shop(), { status: 500, items, notes: 'Ring <twice>' });
    await aParcel(shop(), id, 'tr-77');
    const { status, text } = await english.get(`/desk/orders/${number}/`);
    expect(status).toBe(200);
    for (const part of [
      ...[`Order ${number}`, 'Shipped', 'Blue scarf', 'BS-1', '€20.00', '-€5.00', '€25.00', 'Gift', 'Cancelled'],
      ...['400000… · 3 instalments', 'Acme Cargo', 'tr-77', 'href="https://acme.example/tr-77"', '12 Harbour Road'],
      ...['Ring &lt;twice&gt;', 'Apr 11, 2030, 09:24', 'None.'],
    ])
      expect(text).toContain(part);
  });

  it('links no parcel to what is no web address', async () => {
    const { id, number } = await anOrder(shop());
    const parcel = await aParcel(shop(), id, 'bad');
    const { db } = shop().database;
    await db
      .updateTable('order_parcels')
      .set({ tracking_url: 'javascript:alert(1)' })
      .where('id', '=', parcel)
      .execute();
    expect((await english.get(`/desk/orders/${number}/`)).text).not.toContain('javascript:');
  });

  it('is written in the language of who reads it', async () => {
    const { number } = await anOrder(shop());
    const { text } = await turkish.get(`/desk/orders/${number}/`);
    for (const part of [`Sipariş ${number}`, 'Onaylandı', 'Mavi atkı', '€105,00', 'Kredi kartı'])
      expect(text).toContain(part);
  });

  it('that is not placed, or that nobody knows, is not there', async () => {
    const { number } = await anOrder(shop(), { placedAt: null });
    for (const unknown of [number, '999', 'x'.repeat(41), '%00']) {
      expect([unknown, (await english.get(`/desk/orders/${unknown}/`)).status]).toEqual([unknown, 404]);
    }
  });
});
