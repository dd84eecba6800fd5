import { describe, expect, it } from 'vitest';
import { inOrder, isOffered } from './options.rules.ts';
import type { PaymentConditions, PaymentOption, PaymentSituation, PaymentType } from '../payment.ts';

function option(type: PaymentType, conditions: PaymentConditions = {}, key: string = type): PaymentOption {
  const gateway = type === 'credit_card' || type === 'redirection' ? 'simulator' : null;
  return { id: 1, key, names: { en: key }, type, gateway, threeD: 'optional', choices: [], conditions };
}

const situation: PaymentSituation = {
  ...{ currency: 'try', countryCode: 'TR', deliveryType: 'customer', amount: 10_000, isGuest: false },
};

describe('isOffered', () => {
  it.each<[boolean, PaymentConditions, Partial<PaymentSituation>]>([
    [true, {}, {}],
    [true, {}, { countryCode: null, deliveryType: null, isGuest: true, amount: 0 }],
    [true, { currencies: ['eur', 'try'] }, {}],
    [false, { currencies: ['eur'] }, {}],
    [false, { currencies: [] }, {}],
    [true, { countries: ['TR'] }, {}],
    [false, { countries: ['DE'] }, {}],
    [false, { countries: ['TR'] }, { countryCode: null }],
    [true, { deliveryTypes: ['customer'] }, {}],
    [false, { deliveryTypes: ['customer'] }, { deliveryType: 'retail_store' }],
    [false, { deliveryTypes: ['customer'] }, { deliveryType: null }],
    [true, { minAmount: { try: 10_000 } }, {}],
    [false, { minAmount: { try: 10_001 } }, {}],
    [true, { minAmount: { eur: 10_001 } }, {}],
    [true, { maxAmount: { try: 10_000 } }, {}],
    [false, { maxAmount: { try: 9_999 } }, {}],
    [true, { maxAmount: { eur: 1 } }, {}],
    [false, { maxAmount: { try: 0 } }, {}],
    [true, { customersOnly: true }, {}],
    [false, { customersOnly: true }, { isGuest: true }],
    [true, { customersOnly: false }, { isGuest: true }],
    [false, { currencies: ['try'], countries: ['TR'], maxAmount: { try: 1 } }, {}],
  ])('%j with %j in %j', (offered, conditions, over) => {
    expect(isOffered(option('credit_card', conditions), { ...situation, ...over })).toBe(offered);
  });

  it('offers balances to customers only', () => {
    const balance = option('loyalty_money');
    expect([false, true].map((isGuest) => isOffered(balance, { ...situation, isGuest }))).toEqual([true, false]);
  });
});

it('puts the types first that every storefront can show, and leaves the order as it is otherwise', () => {
  const given = [
    option('pay_on_delivery'),
    option('redirection', {}, 'b'),
    option('loyalty_money'),
    option('funds_transfer'),
    option('credit_card'),
    option('redirection', {}, 'a'),
  ];
  expect(inOrder(given).map(({ key }) => key)).toEqual([
    ...['b', 'funds_transfer', 'credit_card', 'a', 'pay_on_delivery', 'loyalty_money'],
  ]);
});
