import { beforeAll, describe, expect, it } from 'vitest';
import { product, sell } from '../../server/tests/support/goods.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import {
  ArastaError,
  CaptchaNeeded,
  checkoutErrors,
  Forbidden,
  InvalidInput,
  NotAuthenticated,
  NotFound,
  Refused,
  Throttled,
  Unavailable,
} from '@arasta/client';
import { answer, type Fate } from './network.ts';
import { useListeningShop, visit as visitOf } from './support.ts';

const shop = useListeningShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '2/900' } });
const visit = (...fates: Fate[]) => visitOf(shop(), fates, { retries: 0 });
let last = 0;

beforeAll(async () => {
  last = (await sell(shop(), [product('LAST')], { LAST: 1 })).get('LAST') ?? 0;
});

/** What a call rejects with, which it has to. */
async function errorOf(call: Promise<unknown>): Promise<ArastaError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ArastaError)) throw new Error('It did not reject as it should', { cause: error });
  return error;
}

describe('what the shop refuses', () => {
  it('is invalid input, by field', async () => {
    const call = visit().client.subscribeToNewsletter({ email: 'nobody' });
    const error = await errorOf(call);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({
      ...{ name: 'InvalidInput', operation: 'subscribeToNewsletter', status: 400, code: null, retryAfter: null },
      ...{ message: 'Enter a valid email address.', fields: { email: ['Enter a valid email address.'] }, messages: [] },
      body: { email: ['Enter a valid email address.'] },
    });
  });

  it('is refused by a rule, with a code and a text for people', async () => {
    const { client } = visit();
    const error = await errorOf(client.addToBasket({ product: last, quantity: 2 }));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ status: 406, code: 'basket_100_2', name: 'Refused' });
    expect(error.message).toMatch(/LAST/);
    const turkish = await errorOf(client.with({ language: 'tr' }).addToBasket({ product: last, quantity: 2 }));
    expect([turkish.code, turkish.message === error.message]).toEqual(['basket_100_2', false]);
    expect((await client.getBasket()).basket.total_quantity).toBe(0);
  });

  it('is for customers only; the client tells who wants to know', async () => {
    const told: string[] = [];
    const { client } = visitOf(shop(), [], { onSignedOut: ({ operation }) => told.push(operation) });
    expect(await errorOf(client.getCurrentUser())).toBeInstanceOf(NotAuthenticated);
    expect(await errorOf(client.with({ language: 'tr' }).listOrders())).toMatchObject({ status: 401 });
    expect(told).toEqual(['getCurrentUser', 'listOrders']);
  });

  it('is not there', async () => {
    const error = await errorOf(visit().client.getProduct({ pk: 999_999 }));
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toMatchObject({ message: 'Not found.', body: { detail: 'Not found.' } });
  });

  it('is forbidden from a place that is not trusted', async () => {
    const { client } = visitOf(shop(), [], { headers: { origin: 'https://evil.example' } });
    const error = await errorOf(client.addToBasket({ product: last, quantity: 1 }));
    expect(error).toBeInstanceOf(Forbidden);
    expect(error.message).toMatch(/^CSRF /);
    expect((await client.with({ headers: {} }).getBasket()).basket.total_quantity).toBe(0);
  });

  it('needs a captcha after too many attempts', async () => {
    const { email } = await aCustomer(shop());
    const { client } = visit();
    const attempt = () => errorOf(client.logIn({ email, password: 'wrong' }));
    expect([await attempt(), await attempt()].map(({ name }) => name)).toEqual(['InvalidInput', 'InvalidInput']);
    const error = await attempt();
    expect(error).toBeInstanceOf(CaptchaNeeded);
    expect(error).toMatchObject({ status: 429, redirectUrl: '/users/captcha/?next=/' });
    await client.solveCaptcha({ 'g-recaptcha-response': 'solved' });
    expect((await attempt()).name).toBe('InvalidInput');
  });

  it('has to wait after too many attempts', async () => {
    const { email } = await aCustomer(shop());
    const { client } = visit();
    const attempt = () => client.requestPasswordReset({ email });
    await attempt();
    await attempt();
    const error = await errorOf(attempt());
    expect(error).toBeInstanceOf(Throttled);
    expect(error.retryAfter).toBeGreaterThan(600);
    await shop().runJobs();
  });

  it('is told by a checkout with 200', async () => {
    const { client } = visit();
    await client.addToBasket({ product: last, quantity: 1 });
    const shown = await client.submitCheckoutPage({ page: 'IndexPage', user_email: 'nobody', phone_number: '' });
    expect(checkoutErrors(shown)).toEqual({
      fields: { user_email: ['Enter a valid email address.'], phone_number: ['This field is required.'] },
      messages: [],
    });
    const contact = { user_email: 'ada@example.org', phone_number: '05551112233' };
    expect(checkoutErrors(await client.submitCheckoutPage({ page: 'IndexPage', ...contact }))).toBeNull();
  });
});

describe('what comes from in between', () => {
  const occasion = (fate: Fate) => errorOf(visit(fate).client.getConfig());

  it('is trouble, whatever it looks like', async () => {
    const error = await occasion(answer(502, '<h1>Bad gateway</h1>', { 'retry-after': '7' }));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({ message: 'getConfig was answered with 502', body: '<h1>Bad gateway</h1>' });
    expect(error.retryAfter).toBe(7);
    const dated = { date: 'Wed, 21 Oct 2026 07:28:00 GMT', 'retry-after': 'Wed, 21 Oct 2026 07:29:30 GMT' };
    expect((await occasion(answer(503, '', dated))).retryAfter).toBe(90);
    expect((await occasion(answer(503, '', { 'retry-after': 'soon' }))).retryAfter).toBeNull();
  });

  it('is no JSON although it says so', async () => {
    const error = await occasion(answer(200, '{"currency', { 'content-type': 'application/json' }));
    expect(error).toMatchObject({ message: 'getConfig was not answered with JSON', body: '{"currency', status: 200 });
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  it('is a page in the place of JSON: a wrong address, or a hotel that wants to be paid', async () => {
    const error = await occasion(answer(200, '<!doctype html>'));
    expect(error).toMatchObject({ name: 'ArastaError', status: 200, body: '<!doctype html>' });
  });

  it('has texts of records in lists, named by their places', async () => {
    const body = { cancel_order_items: [{}, { reason: ['Required.'] }], non_field_errors: ['No.'], detail: 'Never.' };
    const error = await occasion(answer(400, body));
    expect(error).toMatchObject({
      fields: { 'cancel_order_items.1.reason': ['Required.'] },
      messages: ['No.', 'Never.'],
      message: 'No.',
    });
  });

  it('is too large', async () => {
    const error = await occasion(answer(413, { detail: 'The request body is too large.' }));
    expect(error).toMatchObject({ name: 'InvalidInput', messages: ['The request body is too large.'], fields: {} });
  });

  it('is a status that nobody knows', async () => {
    expect(await occasion(answer(418, { detail: 'A teapot.' }))).toMatchObject({ name: 'ArastaError', status: 418 });
  });
});
