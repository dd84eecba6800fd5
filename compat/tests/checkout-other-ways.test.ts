import { describe, expect, test } from 'vitest';
import { fields } from '../src/untyped.ts';
import { at, listAt, someText } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { minor, pagesOf, piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const begin = async () => {
  const piece = await till.fill();
  await till.asCustomer();
  return piece;
};

describe('a transfer of money', () => {
  test('shows the accounts, of which the page takes the first, and waits for the money', async () => {
    const piece = await begin();

    await till.payBy('funds_transfer');
    const [account, ...others] = till.page.offers('bankAccounts');
    expect(account).toMatchObject({ iban: someText });
    const chosen = await till.act('setFundsTransferOption', account?.['pk']);
    expect(pagesOf(chosen)).toEqual(['FundsTransferPage']);
    expect(till.page.state['selectedBankAccountPk']).toBe(account?.['pk']);
    const answer = await till.act('completeFundsTransfer');

    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    const order = await till.thanks();
    expect(order).toMatchObject({
      status: { value: '300' },
      payment_option: { payment_type: 'funds_transfer' },
      is_payable: true,
    });
    expect(piecesIn(order)).toEqual([piece.pk]);
    expect(others.every((one) => Number(one['sort_order']) >= Number(account?.['sort_order']))).toBe(true);
  });

  test('to an account that there is not is refused, and so is one to none', async () => {
    await begin();
    await till.payBy('funds_transfer');

    expect((await till.refused('setFundsTransferOption', 999_999_999))['bank_account']).toEqual([someText]);

    const { data } = await till.page.act('completeFundsTransfer');
    expect(pagesOf(data)).toEqual(['FundsTransferChoicePage']);
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });
  });
});

describe('paying at the door', () => {
  test('costs the fee of the chosen kind', async () => {
    const piece = await begin();
    const before = minor(till.page.preOrder['total_amount']);

    const opened = await till.payBy('pay_on_delivery');
    expect(pagesOf(opened)).toEqual(['PayOnDeliveryPaymentChoicePage']);
    const choices = till.page.offers('paymentChoices');
    expect(choices.length).toBeGreaterThan(1);
    for (const choice of choices) {
      await till.act('setPayOnDeliveryChoice', choice['value']);
      expect(till.page.preOrder).toMatchObject({ payment_choice: choice });
      expect(minor(till.page.preOrder['total_amount'])).toBe(before + minor(choice['price']));
    }
    const { preOrder } = till.page;
    const value = at(preOrder, 'payment_choice', 'value');
    const answer = await till.act('setCompletePayOnDelivery', { agreement: '1', paymentType: value });

    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    const order = await till.thanks();
    expect(order).toMatchObject({
      status: { value: '350' },
      amount: preOrder['total_amount'],
      payment_option: { payment_type: 'pay_on_delivery' },
    });
    expect(piecesIn(order)).toEqual([piece.pk]);
  });

  test('in a kind that there is not is refused', async () => {
    await begin();
    await till.payBy('pay_on_delivery');

    const errors = await till.refused('setPayOnDeliveryChoice', 'shells');

    expect(listAt(errors, 'payment_choice').join(', ')).toMatch(/\S/);
  });
});

describe('goods that are fetched from a store', () => {
  test('go to the address of the store, and the bill to the shopper', async () => {
    const piece = await begin();
    const home = fields(till.page.preOrder['billing_address'], 'billing_address');

    const option = till.page.offer('deliveryOptions', 'delivery_option_type', 'retail_store');
    await till.act('setDeliveryOption', option['pk']);
    const [store] = till.page.offers('retailStores');
    expect(store).toBeDefined();
    await till.act('setRetailStore', { retailStorePk: store?.['pk'], billingAddressPk: home['pk'] });

    expect(till.page.preOrder).toMatchObject({
      delivery_option: { delivery_option_type: 'retail_store' },
      retail_store: store,
      shipping_address: { pk: null, title: store?.['name'], line: store?.['address'], first_name: 'Ada' },
      billing_address: { pk: home['pk'] },
      billing_and_shipping_same: false,
    });
    expect(till.page.shippingIsDone).toBe(true);

    await till.payBy('funds_transfer');
    await till.act('setFundsTransferOption', till.page.offers('bankAccounts')[0]?.['pk']);
    await till.act('completeFundsTransfer');
    const order = await till.thanks();
    expect(order).toMatchObject({
      shipping_address: { title: store?.['name'], line: store?.['address'] },
      billing_address: { line: home['line'] },
    });
    expect(piecesIn(order)).toEqual([piece.pk]);
  });

  test('and are sent after all leave nothing of the store', async () => {
    await begin();
    const stores = till.page.offer('deliveryOptions', 'delivery_option_type', 'retail_store');
    const homes = till.page.offer('deliveryOptions', 'delivery_option_type', 'customer');
    await till.act('setDeliveryOption', stores['pk']);
    const [store] = till.page.offers('retailStores');
    await till.act('setRetailStore', {
      retailStorePk: store?.['pk'],
      billingAddressPk: till.page.offers('addressList')[0]?.['pk'],
    });

    await till.act('setDeliveryOption', homes['pk']);

    const [address] = till.page.offers('addressList');
    expect(till.page.preOrder).toMatchObject({
      retail_store: null,
      shipping_address: { pk: address?.['pk'] },
      billing_address: { pk: address?.['pk'] },
    });
    expect(till.page.shippingIsDone).toBe(true);
  });

  test('from a store that there is not are refused', async () => {
    await begin();
    const stores = till.page.offer('deliveryOptions', 'delivery_option_type', 'retail_store');
    await till.act('setDeliveryOption', stores['pk']);

    const unknown = { retailStorePk: 999_999_999, billingAddressPk: 999_999_999 };
    expect(Object.keys(await till.refused('setRetailStore', unknown)).sort()).toEqual([
      'billing_address',
      'retail_store',
    ]);
    const [store] = till.page.offers('retailStores');
    // The client drops what is no number.
    const errors = await till.refused('setRetailStore', { retailStorePk: store?.['pk'], billingAddressPk: undefined });
    expect(Object.keys(errors)).toEqual(['billing_address']);
  });
});
