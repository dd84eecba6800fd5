import { describe, expect, test } from 'vitest';
import { emptyAnswer } from '../src/contract/checkout.ts';
import { at, expectShape, listAt } from './support/pages.ts';
import { newAddress, openShop, register } from './support/suite.ts';
import { card, cards, CHECKOUT_PATH, pagesOf, piecesIn, Till } from './support/till.ts';

const shop = openShop();
const till = new Till(shop);

const calls = () => shop.visitor.callsTo(CHECKOUT_PATH);

describe('a checkout with nothing in the basket', () => {
  test('leads back to the basket', async () => {
    const { data, error } = await shop.visitor.call('fetchCheckout');

    expect(error).toBeUndefined();
    expectShape(data, emptyAnswer, 'fetchCheckout');
    expect(at(data, 'pre_order')).toBeUndefined();
  });
});

describe("a guest's checkout", () => {
  test('begins with the choice between guest and login', async () => {
    await till.fill();
    const page = await till.open();

    expect(page.state).toMatchObject({ canGuestPurchase: true, errors: null });
    const { data } = await shop.visitor.call('fetchCheckout');
    expect(at(data, 'template_name')).toBe('orders/index.html');
    expect(pagesOf(data)).toEqual(['IndexPage']);
    expect(listAt(data, 'context_list')[0]).toMatchObject({
      page_slug: 'indexpage',
      page_context: { is_user_logged_in: false, can_guest_purchase: true },
    });
    expect(till.posted).toEqual([]);
  });

  test('goes on when the guest has told an address for mails, and nobody is signed in by that', async () => {
    await till.fill();
    const page = await till.open();
    const email = newAddress();

    const answer = await till.act('guestLogin', { user_email: email, phone_number: '05551112233' });

    expect(answer['pre_order']).toMatchObject({ is_guest: true, user_phone_number: '05551112233' });
    const [login] = calls().filter(({ method }) => method === 'POST');
    expect(Object.fromEntries(new URLSearchParams(login?.body))).toEqual({
      user_email: email,
      phone_number: '05551112233',
    });
    // The page asks again, gets what to choose from, and chooses the delivery by itself.
    expect(till.posted).toEqual(['IndexPage', 'DeliveryOptionSelectionPage']);
    expect(page.preOrder).toMatchObject({
      is_guest: true,
      delivery_option: { delivery_option_type: 'customer' },
      shipping_address: null,
      billing_address: null,
      shipping_option: null,
      payment_option: null,
    });
    const { data } = await shop.visitor.call('fetchCheckout');
    expect(at(data, 'template_name')).toBe('orders/checkout.html');
    expect(await shop.visitor.session()).toEqual({});
  });

  test.each([
    ['an address that is none', { user_email: 'ada', phone_number: '05551112233' }, ['user_email']],
    ['a number that is none', { user_email: 'ada@example.org', phone_number: '0555' }, ['phone_number']],
    ['nothing at all', {}, ['phone_number', 'user_email']],
  ])('is told what is wrong with %s, in texts that the view joins', async (_what, form, names) => {
    await till.fill();
    await till.open();

    const errors = await till.refused('guestLogin', form);

    expect(Object.keys(errors).sort()).toEqual(names);
    for (const name of names) expect(listAt(errors, name).join(', ')).toMatch(/\S/);
    expect(till.page.preOrder['is_guest']).toBe(false);
    expect(till.posted).toEqual(['IndexPage']);
  });

  test('is one for an address that a customer has, too', async () => {
    const { email } = await register(shop.visitor);
    await shop.visitor.begin();
    await till.fill();
    await till.open();

    const answer = await till.act('guestLogin', { user_email: email, phone_number: '05551112233' });

    expect(answer['pre_order']).toMatchObject({ is_guest: true });
    expect(await shop.visitor.session()).toEqual({});
    expect(await till.book.read()).toEqual([]);
  });

  test('becomes an order, whose page a stranger does not see', async () => {
    const piece = await till.fill(2);
    const { email } = await till.asGuest();
    await till.typeCard(cards.approved);

    const answer = await till.act('completeCreditCardPayment', card(cards.approved));

    expect(pagesOf(answer)).toEqual(['ThankYouPage']);
    expect(listAt(answer, 'context_list')[0]).toMatchObject({ page_context: { new_user: false } });
    const order = await till.thanks();
    expect(order).toMatchObject({ user_email: email, status: { value: '400' }, is_cancelled: false });
    expect(piecesIn(order)).toEqual([piece.pk, piece.pk]);
    expect((await shop.visitor.call('getBasket')).data).toMatchObject({ basketitem_set: [] });

    const { pathname } = new URL(shop.visitor.browser.whereabouts);
    // By the storefront's address for JSON, too.
    const page = await shop.visitor.openPage(`${pathname}?format=json`);
    expect(await page.json()).toEqual({ campaigns: [], order });
    await shop.visitor.begin();
    const { data, error } = await shop.visitor.call('fetchCheckoutResult', pathname.split('/').at(-2));
    expect([data, error]).toEqual([undefined, { status: 404, data: { detail: 'Not found.' } }]);
  });

  test('keeps the addresses when the guest becomes a customer in its middle', async () => {
    await till.fill();
    await till.asGuest();
    const before = till.page.offers('addressList');

    await register(shop.visitor);
    const page = await till.open();

    expect(page.preOrder).toMatchObject({ is_guest: false });
    expect(page.offers('addressList').map((one) => one['line'])).toEqual(before.map((one) => one['line']));
    expect(page.shippingIsDone).toBe(true);
  });
});
