import { expect, test } from 'vitest';
import { linkFor, type Message } from '../src/outbox.ts';
import { newAddress, openShop } from './support/suite.ts';
import { someText } from './support/pages.ts';

const shop = openShop();

const subscribe = async (email: string) =>
  (await shop.visitor.call('emailSubscription', { email, subscribe_contract: true })).error;

const mailsTo = async (address: string): Promise<readonly Message[]> =>
  (await shop.server.outbox()).filter(({ to }) => to === address);

test('an address is subscribed once it is confirmed', async () => {
  const email = newAddress();

  expect(await subscribe(email)).toBeUndefined();

  const [call] = shop.visitor.callsTo('/email-subscription/');
  expect(call).toMatchObject({ method: 'POST', status: 200, refused: false });
  await linkFor(() => shop.server.outbox(), email, /(https?:\/\/\S+)/);
});

test('what is no address is refused', async () => {
  expect(await subscribe('nobody')).toMatchObject({ status: 400, data: { email: [someText] } });
  expect(await mailsTo('nobody')).toEqual([]);
});
