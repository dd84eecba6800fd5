import { describe, expect, test } from 'vitest';
import { linkFor } from '../src/outbox.ts';
import { type Fields, list, text } from '../src/untyped.ts';
import { at, someText } from './support/pages.ts';
import { newAddress, openShop, register } from './support/suite.ts';
import { Till } from './support/till.ts';

const shop = openShop();

const subjects = async (): Promise<readonly unknown[]> => {
  const { data, error } = await shop.visitor.call('getContactSubjects');
  expect(error).toBeUndefined();
  return list(data, 'getContactSubjects');
};

const subject = async (isOrderNeeded: boolean): Promise<unknown> =>
  at(
    (await subjects()).find((one) => at(one, 'is_order_needed') === isOrderNeeded),
    'id',
  );

/** What the page of a storefront posts; unset fields are left out. */
const form = (changes: Fields): Fields => ({
  full_name: 'Ada Example',
  email: newAddress(),
  phone: '05551112233',
  country_code: '90',
  message: 'Where is my scarf? It was to come on Monday.',
  ...changes,
});

const theirLink = (address: unknown): Promise<string> =>
  linkFor(() => shop.server.outbox(), String(address), /(\/conversations\/\S+)/);

describe('the subjects of the contact form', () => {
  test('are a plain list, in the language of the page', async () => {
    const english = await subjects();
    expect(english.length).toBeGreaterThan(1);
    for (const one of english) {
      expect([typeof at(one, 'id'), at(one, 'text'), typeof at(one, 'is_order_needed')]).toEqual([
        'number',
        someText,
        'boolean',
      ]);
    }
    // The page shows its list of orders for this subject alone.
    expect(english.find((one) => at(one, 'id') === 2)).toMatchObject({ is_order_needed: true });
  });
});

describe('a message to the shop', () => {
  test('is taken from a guest, who is written to', async () => {
    const message = form({ subject: String(await subject(false)) });

    const { error } = await shop.visitor.call('sendContact', message);

    expect(error).toBeUndefined();
    const [call] = shop.visitor.callsTo('/users/contact-us/');
    expect(call).toMatchObject({ method: 'POST', status: 200, refused: false });
    await theirLink(message['email']);
  });

  test('is taken with an order of the customer who writes', async () => {
    const { order, email } = await new Till(shop).buy();

    const { error } = await shop.visitor.call(
      'sendContact',
      form({ email, subject: String(await subject(true)), order: String(order['id']), order_needed: true }),
    );

    expect(error).toBeUndefined();
  });

  test('is refused field by field, without an order where one is needed too', async () => {
    await register(shop.visitor);
    const message = form({ subject: String(await subject(true)), message: 'short', email: 'nobody' });

    const { error } = await shop.visitor.call('sendContact', message);

    expect(error?.status).toBe(400);
    const refused: unknown = JSON.parse(text(at(error?.data, 'result'), 'refusal'));
    expect(refused).toEqual({ email: [someText], message: [someText], order: [someText] });
  });
});
