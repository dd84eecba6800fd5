import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { anAddress, ask, NEWSLETTER, subscriptionOf, SUBSCRIPTIONS } from '../notifications.support.ts';

const shop = useShop({ env: { THROTTLE_ACCOUNT: '4/3600', THROTTLE_SESSION: '6/900', THROTTLE_ADDRESS: '12/60' } });

it('counts by address, by session and by network address, and keeps nothing beyond', async () => {
  const email = anAddress();
  const statuses: number[] = [];
  for (let time = 0; time < 5; time += 1) statuses.push((await ask(shop(), email)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
  const guest = await shop().visit().withToken();
  const asked: number[] = [];
  for (let time = 0; time < 7; time += 1) {
    const body = { email: anAddress() };
    const url = time % 2 === 0 ? NEWSLETTER : SUBSCRIPTIONS;
    asked.push((await guest.post(url, body)).status);
  }
  expect(asked).toEqual([200, 201, 200, 201, 200, 201, 429]);
  const last = anAddress();
  const answer = await ask(shop(), last);
  expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  expect(await subscriptionOf(shop(), last)).toBeUndefined();
  await shop().runJobs();
});
