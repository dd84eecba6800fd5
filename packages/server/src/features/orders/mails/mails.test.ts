import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { eraseOrdersOf } from '../owners/owners.service.ts';
import { aBuyer, anOrder } from '../orders.support.ts';
import { enqueueOrderMail } from './enqueueing.service.ts';
import { ORDER_MAILS, type OrderMailKind } from './order-mail.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

async function tell(orderId: number, kind: OrderMailKind, at = shop().clock.now()): Promise<void> {
  await shop()
    .deps.db.transaction()
    .execute((tx) => enqueueOrderMail(tx, kind, orderId, at));
}

const subjects = async (to: string) => (await messagesTo(shop(), to)).map(({ subject }) => subject);

describe('the mails about an order', () => {
  it.each(ORDER_MAILS)('go to the order’s address: %s', async (kind) => {
    const { id, number } = await anOrder(shop(), { email: `${kind}@example.org`, language: 'tr' });
    await tell(id, kind);
    const [mail, ...others] = await messagesTo(shop(), `${kind}@example.org`);
    expect(others).toEqual([]);
    expect([mail?.channel, mail?.subject?.includes(number), mail?.body.startsWith('Merhaba Ada,\n\n')]).toEqual([
      ...['mail', true, true],
    ]);
    expect(mail?.body).not.toMatch(/[{}]|undefined|null/);
  });

  it('are sent once for what happened once', async () => {
    const { id, number } = await anOrder(shop(), { email: 'once@example.org' });
    await tell(id, 'shipped');
    await tell(id, 'shipped');
    expect(await subjects('once@example.org')).toEqual([`Your order ${number} is on its way`]);
    await tell(id, 'shipped');
    expect(await subjects('once@example.org')).toHaveLength(1);
    await tell(id, 'shipped', new Date('2030-05-01T00:00:00Z'));
    expect(await subjects('once@example.org')).toHaveLength(2);
  });

  it('are not sent for what was rolled back', async () => {
    const { id } = await anOrder(shop(), { email: 'back@example.org' });
    const failed = shop()
      .deps.db.transaction()
      .execute(async (tx) => {
        await enqueueOrderMail(tx, 'cancelled', id, shop().clock.now());
        throw new Error('back');
      });
    await expect(failed).rejects.toThrow('back');
    expect(await subjects('back@example.org')).toEqual([]);
  });

  it('are not sent for orders that are being paid, are gone, or whose buyer was erased', async () => {
    const unpaid = await anOrder(shop(), { email: 'unpaid@example.org', placedAt: null });
    const ada = await aBuyer(shop());
    const erased = await anOrder(shop(), { customerId: ada.id, email: ada.email });
    await shop()
      .deps.db.transaction()
      .execute((tx) => eraseOrdersOf(tx, { customerId: ada.id }));
    const before = await shop().deps.db.selectFrom('outbox').select('id').execute();
    for (const id of [unpaid.id, erased.id, 999_999]) await tell(id, 'received');
    await shop().runJobs();
    expect(await shop().deps.db.selectFrom('outbox').select('id').execute()).toEqual(before);
  });
});
