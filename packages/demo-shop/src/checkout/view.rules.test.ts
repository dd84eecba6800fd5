import { describe, expect, it } from 'vitest';
import {
  type Address,
  type CheckoutAnswer,
  choiceFor,
  isOther,
  placingPage,
  type PreOrder,
  stepOf,
  viewAfter,
  wayOut,
} from './view.rules.ts';

type Context = CheckoutAnswer['context_list'][number]['page_context'];

const page = (name: string, context: Context = {}) => ({
  ...{ page_name: name, page_slug: name.toLowerCase(), page_context: context },
});

const BASKET: PreOrder['basket'] = {
  ...{ pk: 1, namespace: 'main', version: 1, basketitem_set: [], total_quantity: 0 },
  ...{ total_product_amount: '0.00', total_discount_amount: '0.00', total_amount: '0.00' },
  ...{ discounts: [], voucher_code: null, upsell_details: [], upsell_messages: [], unavailable_basket_products: [] },
  ...{ segment: null, created_date: '', modified_date: '' },
};

const PRE_ORDER: PreOrder = {
  ...{ basket: BASKET, shipping_address: null, billing_address: null, billing_and_shipping_same: null },
  ...{ delivery_option: null, retail_store: null, shipping_option: null, delivery_range: null },
  ...{ payment_option: null, payment_choice: null, saved_card: null, credit_payment_option: null, installment: null },
  ...{ redirect_to_three_d: null, is_redirected: false, shipping_amount: '0.00', total_amount: '10.00' },
  ...{ total_amount_with_interest: '10.00', unpaid_amount: '10.00', loyalty_money: '0.00', currency_type_label: 'USD' },
  ...{ is_guest: true, is_post_order: false, phone_number: null, user_phone_number: null },
  ...{ gift_box: null, notes: null, notifications: null, gift_card: null },
};

function answer(pages: CheckoutAnswer['context_list'], rest: Partial<CheckoutAnswer> = {}): CheckoutAnswer {
  return { context_list: pages, template_name: 'orders/checkout.html', errors: null, pre_order: PRE_ORDER, ...rest };
}

const option = (pk: number, type = 'credit_card') => ({
  ...{ pk, slug: '', name: '', payment_type: type, payment_type_label: '' },
});

describe('the view', () => {
  it('keeps what an answer does not name, and takes the last page for the one that is due', () => {
    const before = viewAfter(null, answer([page('IndexPage', { can_guest_purchase: true })]));
    const after = viewAfter(before, answer([page('PaymentOptionSelectionPage'), page('BinNumberPage')]));
    expect(after).toMatchObject({ due: 'BinNumberPage', offers: { can_guest_purchase: true } });
  });

  it('stays where it is after a page beside the way', () => {
    const before = viewAfter(null, answer([page('BinNumberPage')]));
    expect(viewAfter(before, answer([]))?.due).toBe('BinNumberPage');
  });

  it('is none where there is nothing to check out', () => {
    expect(viewAfter(null, { context_list: [], template_name: 'orders/checkout.html', errors: null })).toBeNull();
  });

  it.each([
    ['IndexPage', 'contact'],
    ['RetailStoreSelectionPage', 'delivery'],
    ['ShippingOptionSelectionPage', 'payment'],
    ['FundsTransferPage', 'payment'],
  ])('%s belongs to the step %s', (due, step) => {
    expect(stepOf(due)).toBe(step);
  });
});

const ADDRESS: Address = {
  ...{ pk: 1, email: null, phone_number: '', first_name: '', last_name: '', title: '', line: '', postcode: null },
  ...{ notes: null, company_name: null, tax_office: null, tax_no: null, e_bill_taxpayer: false, is_corporate: false },
  ...{ identity_number: null, extra_field: null, district: null, primary: false },
  ...{ country: { pk: 1, name: '', code: '' }, city: { pk: 1, name: '', country: 1 } },
  township: { pk: 1, name: '', city: 1 },
};

describe('what is chosen without asking', () => {
  const choose = (due: string, offers: Context, wishes: Iterable<[string, Record<string, unknown>]> = []) => {
    const view = viewAfter(null, answer([page(due, offers)]));
    return view === null ? null : choiceFor(view, new Map(wishes));
  };

  it('is the first, or what was chosen before if it is still offered', () => {
    const choices = ['cash', 'card'].map((value) => ({ value, label: '', price: '0.00' }));
    const due = 'PayOnDeliveryPaymentChoicePage';
    const chosen = (wish?: string) =>
      choose(due, { payment_choices: choices }, wish === undefined ? [] : [[due, { payment_choice: wish }]])?.fields;
    expect(chosen()).toEqual({ payment_choice: 'cash' });
    expect(chosen('card')).toEqual({ payment_choice: 'card' });
    expect(chosen('bank')).toEqual({ payment_choice: 'cash' });
  });

  it('is both addresses that were chosen, as far as they are still there', () => {
    const due = 'AddressSelectionPage';
    const addresses = [1, 2, 3].map((pk) => ({ ...ADDRESS, pk }));
    const chosen = (shipping: number, billing: number) =>
      choose(due, { addresses }, [[due, { shipping_address: shipping, billing_address: billing }]])?.fields;
    expect(chosen(2, 3)).toEqual({ shipping_address: 2, billing_address: 3 });
    expect(chosen(2, 9)).toEqual({ shipping_address: 2, billing_address: 2 });
    expect(choose(due, { addresses })?.fields).toEqual({ shipping_address: 1, billing_address: 1 });
  });

  it('is a card that is saved before one that has to be typed', () => {
    const options = [option(1), option(3, 'funds_transfer'), option(2, 'saved_card')];
    expect(choose('PaymentOptionSelectionPage', { payment_options: options })?.fields).toEqual({ payment_option: 2 });
  });

  it('is nothing where there is nothing, and nothing that only the shopper can say', () => {
    expect(choose('ShippingOptionSelectionPage', { shipping_options: [] })).toBeNull();
    expect(choose('RetailStoreSelectionPage', { retail_stores: [] })).toBeNull();
    expect(choose('BinNumberPage', {})).toBeNull();
    expect(choose('CreditCardConfirmationPage', {})).toBeNull();
  });
});

describe('the way out', () => {
  it('leads to the order, to the bank, back to the basket, or nowhere', () => {
    const done = answer([page('ThankYouPage', { redirect_url: '/orders/completed/a/', order_id: 7 })]);
    expect(wayOut(done)).toEqual({ kind: 'done', path: '/orders/completed/a/', order: 7 });
    const bank = answer([page('CreditCardThreeDSecurePage', { redirect_url: '/orders/redirect-three-d/' })]);
    expect(wayOut(bank)).toEqual({ kind: 'bank', path: '/orders/redirect-three-d/' });
    expect(wayOut(answer([], { redirect_url: '/baskets/basket/' }))).toEqual({ kind: 'basket' });
    expect(wayOut(answer([page('BinNumberPage')]))).toBeNull();
  });
});

it('the last page goes by the way to pay, and by what is left to pay', () => {
  const last = (unpaid: string, type: string) =>
    placingPage({ ...PRE_ORDER, unpaid_amount: unpaid, payment_option: option(1, type) });
  expect(last('10.00', 'saved_card')).toBe('SavedCardConfirmationPage');
  expect(last('10.00', 'redirection')).toBe('RedirectionPaymentSelectedPage');
  expect(last('0.00', 'credit_card')).toBe('LoyaltyPaymentSelectedPage');
});

it('another order is one of other goods, or one that leaves another amount to pay', () => {
  expect(isOther(PRE_ORDER, { ...PRE_ORDER, total_amount_with_interest: '10.90' })).toBe(false);
  expect(isOther(PRE_ORDER, { ...PRE_ORDER, unpaid_amount: '9.00' })).toBe(true);
  expect(isOther(PRE_ORDER, { ...PRE_ORDER, basket: { ...BASKET, version: 2 } })).toBe(true);
});
