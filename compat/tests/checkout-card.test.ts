import { describe, expect, test } from 'vitest';
import { fields } from '../src/untyped.ts';
import { at, listAt, someText } from './support/pages.ts';
import { openShop } from './support/suite.ts';
import { card, cards, CHECKOUT_PATH, minor, pagesOf, piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

/** A customer whose card is known so far as to have instalments. */
const atTheCard = async (number: string, quantity = 1) => {
  const piece = await till.fill(quantity);
  const { email } = await till.asCustomer();
  await till.typeCard(number);
  return { piece, email };
};

const pay = (number: string, changes = {}) => till.act('completeCreditCardPayment', card(number, changes));
const payRefused = (number: string, changes = {}) => till.refused('completeCreditCardPayment', card(number, changes));

const isStillAtTheCheckout = (): void => {
  expect(shop.visitor.browser.whereabouts).not.toContain('/orders/');
};

describe('a card', () => {
  test('has the instalments of its first digits, of which the client takes the first by itself', async () => {
    await atTheCard(cards.approved);

    const { page } = till;
    expect(page.state).toMatchObject({ cardType: { name: someText } });
    const [single, ...more] = page.offers('installmentOptions');
    expect(single).toMatchObject({ installment_count: 1, price_with_accrued_interest: page.preOrder['unpaid_amount'] });
    expect(more.length).toBeGreaterThan(0);
    expect(page.preOrder['installment']).toEqual(single);
    expect(till.posted.filter((name) => name === 'InstallmentSelectionPage')).toHaveLength(1);
  });

  test('that no bank of the shop knows has one', async () => {
    await till.fill();
    await till.asCustomer();

    await till.typeCard('9700000000000004');

    expect(till.page.offers('installmentOptions').map((one) => one['installment_count'])).toEqual([1]);
  });

  test('pays the order: exactly what was shown', async () => {
    const { piece, email } = await atTheCard(cards.approved, 2);
    const { preOrder } = till.page;

    const answer = await pay(cards.approved);

    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    // The receipt is the whole checkout: of an empty one the client would choose everything again.
    expect(answer['pre_order']).toMatchObject({
      shipping_address: preOrder['shipping_address'],
      payment_option: preOrder['payment_option'],
      total_amount: preOrder['total_amount'],
    });
    expect(shop.visitor.browser.whereabouts).toMatch(/^https:\/\/storefront\.test\/orders\/completed\/[^/]+\/\?t=\d+$/);
    const order = await till.thanks();
    expect(order).toMatchObject({
      user_email: email,
      status: { value: '400' },
      amount: preOrder['total_amount'],
      shipping_amount: preOrder['shipping_amount'],
      payment_option: { payment_type: 'credit_card' },
      payment_option_slug: at(preOrder, 'payment_option', 'slug'),
      shipping_option_slug: at(preOrder, 'shipping_option', 'slug'),
      installment_count: 1,
      installment_interest_amount: '0.00',
      bin_number: cards.approved.slice(0, 6),
    });
    expect(piecesIn(order)).toEqual([piece.pk, piece.pk]);
    expect(till.posted.filter((name) => name === 'CreditCardConfirmationPage')).toHaveLength(1);
  });

  test('pays in instalments, with interest', async () => {
    await atTheCard(cards.approved);
    const plan = till.page.offers('installmentOptions').find((one) => one['installment_count'] === 6);

    await till.act('setInstallmentOption', plan?.['pk']);

    const { preOrder } = till.page;
    expect(preOrder).toMatchObject({
      installment: plan,
      total_amount_with_interest: plan?.['price_with_accrued_interest'],
    });
    const interest = minor(preOrder['total_amount_with_interest']) - minor(preOrder['total_amount']);
    expect(interest).toBeGreaterThan(0);
    await pay(cards.approved);
    expect(await till.thanks()).toMatchObject({
      installment_count: 6,
      installment_interest_amount: (interest / 100).toFixed(2),
    });
  });

  test('of other digits has other instalments, and the former choice is gone', async () => {
    await atTheCard(cards.approved);
    const plan = till.page.offers('installmentOptions').find((one) => one['installment_count'] === 6);
    await till.act('setInstallmentOption', plan?.['pk']);

    await till.act('setBinNumber', cards.debit.slice(0, 6));

    const offered = till.page.offers('installmentOptions');
    expect(offered.map((one) => one['installment_count'])).toEqual([1]);
    expect(till.page.preOrder['installment']).toEqual(offered[0]);
    expect((await till.refused('setInstallmentOption', plan?.['pk']))['installment']).toEqual([someText]);
  });

  test('that is declined leaves the shopper where they are, and another one pays', async () => {
    const { piece } = await atTheCard(cards.declined);
    const { preOrder } = till.page;

    expect(Object.keys(await payRefused(cards.declined))).toEqual(['non_field_errors']);

    isStillAtTheCheckout();
    expect(at(till.page.state, 'errors', 'non_field_errors')).toEqual([someText]);
    const modified_date = at(till.page.preOrder, 'basket', 'modified_date');
    expect(till.page.preOrder).toEqual({
      ...preOrder,
      basket: { ...fields(preOrder['basket'], 'basket'), modified_date },
    });
    expect((await shop.visitor.call('getBasket')).data).toMatchObject({ total_quantity: 1 });
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 0 });

    await payRefused(cards.poor);
    const answer = await pay(cards.approved);
    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    expect(piecesIn(await till.thanks())).toEqual([piece.pk]);
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 1 });
  });

  test.each([
    ['a number with a wrong digit', { card_number: '5454545454545455' }, ['card_number']],
    ['a number of other digits than were typed before', { card_number: '4111111111111111' }, ['card_number']],
    ['a month that is over', { card_month: '1', card_year: '2020' }, ['card_year']],
    ['a month that is none', { card_month: '13' }, ['card_month']],
    ['no name', { card_holder: '' }, ['card_holder']],
    ['a code that is too short', { card_cvv: '1' }, ['card_cvv']],
    [
      'nothing',
      { card_number: '', card_holder: '', card_cvv: '', card_month: '', card_year: '' },
      ['card_cvv', 'card_holder', 'card_month', 'card_number', 'card_year'],
    ],
  ])('is looked at before the bank is: %s', async (_what, wrong, names) => {
    await atTheCard(cards.approved);

    const errors = await payRefused(cards.approved, wrong);

    expect(Object.keys(errors).sort()).toEqual(names);
    for (const name of names) expect(listAt(errors, name).join(', ')).toMatch(/\S/);
    isStillAtTheCheckout();
  });

  test('is answered in the language of the page', async () => {
    await atTheCard(cards.declined);
    const english = await payRefused(cards.declined);
    await shop.visitor.openPage('/tr/auth');

    const turkish = await payRefused(cards.declined);

    expect(turkish['non_field_errors']).not.toEqual(english['non_field_errors']);
  });

  test('is charged once however often the button is pressed, a code used up by that included', async () => {
    await till.fill(2);
    await shop.visitor.call('applyVoucherCode', { voucher_code: 'WELCOME10' });
    await till.asCustomer();
    await till.typeCard(cards.approved);

    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        shop.visitor.browser.request(
          '/api/client/orders/checkout/?page=CreditCardConfirmationPage&options=' +
            encodeURIComponent(JSON.stringify({ useFormData: true })),
          {
            method: 'POST',
            headers: { 'x-csrftoken': shop.visitor.browser.jar.get('csrftoken') ?? '' },
            body: JSON.stringify({ agreement: '1', use_three_d: '0', ...card(cards.approved, { use_three_d: '0' }) }),
          },
        ),
      ),
    );

    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    const places = bodies.map((body) => at(listAt(body, 'context_list')[0], 'page_context', 'order_id'));
    expect(new Set(places).size).toBe(1);
    expect((await shop.visitor.call('getOrders', {})).data).toMatchObject({ count: 1, results: [{ id: places[0] }] });
    expect(shop.visitor.callsTo(CHECKOUT_PATH).filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('never comes back in an answer', async () => {
    await atTheCard(cards.approved);
    const answer = JSON.stringify([await pay(cards.approved), await till.thanks()]);

    expect(answer).not.toContain(cards.approved);
    expect(answer).not.toContain('"123"');
  });
});
