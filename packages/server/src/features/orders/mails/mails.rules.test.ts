import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { BankAccount } from '../../payments/index.ts';
import type { Order } from '../order.ts';
import { ADDRESS, anOrder, aParcel, type NewOrder, PAYMENT, SCARF, TRANSFER } from '../orders.support.ts';
import { getOrder } from '../reading/orders.queries.ts';
import { composeMail } from './mails.rules.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

const account = (id: number, iban: string): BankAccount => ({
  ...{ id, iban, holderName: 'Arasta Ltd', descriptions: {}, currency: null, position: id },
  bank: { id: 1, key: 'north', name: 'North', logo: null },
});
const accounts = [account(1, 'TR330006100519786457841326'), account(2, 'TR320010009999901234567890')];
const sources = { accounts, fallback: 'en' };

const CUP = { ...SCARF, sku: 'CUP', names: { en: 'Cup' } };

async function order(given: Partial<NewOrder>): Promise<Order> {
  return getOrder(shop().deps.db, (await anOrder(shop(), given)).id);
}

describe('a mail about an order', () => {
  it('tells what was ordered and what it comes to', async () => {
    const items = [{}, {}, { productId: 2, product: CUP, price: 250, quantity: 120 }];
    const placed = await order({ items, payment: PAYMENT });
    expect(composeMail('received', placed, sources)).toEqual({
      subject: `We have received your order ${placed.number}`,
      text: `Hello Ada,\n\nthank you for your order ${placed.number}:\n\n2 × Blue scarf\n120 × Cup\n\nTotal: 505.00 EUR\n\nWe will write to you as soon as there is news about it.`,
    });
  });

  it('speaks the language of the order, and names goods in the shop’s where they have no name in it', async () => {
    const placed = await order({ language: 'tr', items: [{}, { productId: 2, product: CUP }] });
    expect(composeMail('received', placed, sources)).toEqual({
      subject: `${placed.number} numaralı siparişinizi aldık`,
      text: `Merhaba Ada,\n\n${placed.number} numaralı siparişiniz için teşekkür ederiz:\n\n1 × Mavi atkı\n1 × Cup\n\nToplam: 205.00 EUR\n\nSiparişinizle ilgili bir gelişme olduğunda size yazacağız.`,
    });
  });

  it('asks for a transfer of what is left to pay, to the account that was chosen', async () => {
    const payment = { ...TRANSFER, bankAccountId: 2 };
    const placed = await order({ status: 300, payment, amounts: { giftCard: 2500 } });
    expect(composeMail('awaiting_transfer', placed, sources)).toEqual({
      subject: `Please transfer 80.00 EUR for your order ${placed.number}`,
      text: `Hello Ada,\n\nthank you for your order ${placed.number}:\n\n1 × Blue scarf\n\nPlease transfer 80.00 EUR to this account, with ${placed.number} as the reference:\n\nNorth\nArasta Ltd\nTR320010009999901234567890\n\nWe will write to you when the money has arrived.`,
    });
  });

  it('names every account where none was chosen, or it is gone', async () => {
    for (const bankAccountId of [null, 9]) {
      const placed = await order({ status: 300, payment: { ...TRANSFER, bankAccountId } });
      const all = accounts.map(({ iban }) => `North\nArasta Ltd\n${iban}`).join('\n\n');
      expect(composeMail('awaiting_transfer', placed, sources).text).toContain(`reference:\n\n${all}\n\nWe will`);
    }
  });

  it('tells of money that came, and of money that went back', async () => {
    const placed = await order({ refunded: 1999, amounts: { giftCard: 500 } });
    expect(composeMail('payment_received', placed, sources).text).toContain('your payment of 100.00 EUR for the order');
    expect(composeMail('refunded', placed, sources)).toEqual({
      subject: `We have given money back for your order ${placed.number}`,
      text: `Hello Ada,\n\nfor your order ${placed.number} we have given back 19.99 EUR by now. Depending on how you paid it may take some days until you see it.`,
    });
  });

  it('tells which goods are on their way, and how to follow them', async () => {
    const { id, number } = await anOrder(shop(), { items: [{}, {}, { productId: 2, product: CUP }], status: 450 });
    const parcelId = await aParcel(shop(), id, 't1');
    const { db } = shop().deps;
    await db
      .updateTable('order_items')
      .set({ parcel_id: null })
      .where('order_id', '=', id)
      .where('product_id', '=', 2)
      .execute();
    expect(composeMail('shipped', await getOrder(db, id), sources)).toEqual({
      subject: `Your order ${number} is on its way`,
      text: `Hello Ada,\n\nof your order ${number} these goods are on their way:\n\n2 × Blue scarf\n\nAcme Cargo, tracking number t1\nhttps://acme.example/t1`,
    });
    const bare = { company_id: null, tracking_number: null, tracking_url: null };
    await db.updateTable('order_parcels').set(bare).where('id', '=', parcelId).execute();
    expect(composeMail('shipped', await getOrder(db, id), sources).text).toMatch(/2 × Blue scarf\n\n–$/);
  });

  it('tells where goods can be picked up', async () => {
    const store = { ...ADDRESS, id: null, retailStoreId: 3, title: 'Harbour store', line: '1 Quay' };
    const placed = await order({ shippingAddress: store, items: [{}, { productId: 2, product: CUP, status: 100 }] });
    expect(composeMail('ready_for_pickup', placed, sources)).toEqual({
      subject: `Your order ${placed.number} is ready to be picked up`,
      text: `Hello Ada,\n\nyour order ${placed.number} is ready for you:\n\n1 × Blue scarf\n\nYou can pick it up here:\n\nHarbour store\n1 Quay`,
    });
  });

  it('tells which goods were delivered or cancelled', async () => {
    const items = [{ status: 550 }, { productId: 2, product: CUP, status: 100 }] as const;
    const placed = await order({ items });
    expect(composeMail('delivered', placed, sources)).toEqual({
      subject: `Your order ${placed.number} was delivered`,
      text: `Hello Ada,\n\nof your order ${placed.number} these goods were delivered:\n\n1 × Blue scarf`,
    });
    expect(composeMail('cancelled', placed, sources)).toEqual({
      subject: `Goods of your order ${placed.number} were cancelled`,
      text: `Hello Ada,\n\nof your order ${placed.number} these goods were cancelled:\n\n1 × Cup`,
    });
  });
});
