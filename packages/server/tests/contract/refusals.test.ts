import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { useShop } from '../support/app.ts';
import { type Answer, type Customer, field } from '../support/customer.ts';
import { dereferenced } from '../support/openapi.ts';
import { aCustomer } from '../support/worlds.ts';

/** What the document says of refusals, held against refusals. */

const shop = useShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '1/900' } });

/** Whether what was answered is what the document says of a shared refusal. */
async function isTold(name: string, { json }: Answer): Promise<boolean> {
  const { json: whole } = await shop().visit().get('/openapi.json');
  const told = dereferenced(field(field(field(whole, 'components'), 'responses'), name), whole);
  const schema = field(field(field(told, 'content'), 'application/json'), 'schema');
  if (!isRecord(schema)) throw new Error(`No refusal ${name}`);
  return Value.Check(schema, json);
}

async function loggedIn(): Promise<Customer> {
  const { email, password } = await aCustomer(shop());
  const browser = await shop().visit().withToken();
  await browser.logIn(email, password);
  return browser;
}

it('tells messages by field', async () => {
  const answer = await (await loggedIn()).post('/address/', { title: '' });
  expect([answer.status, field(answer.json, 'title')]).toEqual([400, ['This field may not be blank.']]);
  expect(await isTold('InvalidInput', answer)).toBe(true);
});

it('tells messages by record and field', async () => {
  const sent = { cancel_order_items: [{ order_item: 1, quantity: 'many' }, 'no record'] };
  const answer = await (await loggedIn()).post('/orders/1234567890/cancel/', sent);
  expect([answer.status, field(answer.json, 'cancel_order_items')]).toEqual([
    400,
    [expect.anything(), expect.anything()],
  ]);
  expect(await isTold('InvalidInput', answer)).toBe(true);
});

it('tells that a body cannot be read', async () => {
  const browser = await loggedIn();
  const answer = await browser.send('POST', '/address/', {
    body: '{',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.status, typeof field(answer.json, 'detail')]).toEqual([400, 'string']);
  expect(await isTold('InvalidInput', answer)).toBe(true);
});

it('tells where a captcha lets a login through', async () => {
  const { email } = await aCustomer(shop());
  const browser = await shop().visit().withToken();
  await browser.post('/users/login/', { email, password: 'wrong' });
  const answer = await browser.post('/users/login/', { email, password: 'wrong' });
  expect([answer.status, answer.json]).toEqual([429, { redirect_url: '/users/captcha/?next=/' }]);
  expect(await isTold('ThrottledAtLogin', answer)).toBe(true);
});

it('would notice an answer of another kind', async () => {
  const answer = await shop().visit().get('/openapi.json');
  expect(await isTold('NotFound', answer)).toBe(false);
  expect(await isTold('InvalidInput', { ...answer, json: { title: 'Required' } })).toBe(false);
});
