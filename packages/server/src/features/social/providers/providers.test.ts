import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';

const GOOGLE = { SOCIAL_GOOGLE_CLIENT_ID: 'g', SOCIAL_GOOGLE_CLIENT_SECRET: 'very-secret' };

const shop = useShop();
const two = useShop({ env: { SOCIAL_LOGIN_PROVIDERS: 'google,simulated', ...GOOGLE } });

const simulated = { name: 'simulated', label: 'Simulated', login_url: '/simulated/login/' };

it('tells storefronts which buttons to show, and sets no cookie', async () => {
  const answer = await shop().visit().get('/users/social-providers/');
  expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
  expect(answer.json).toEqual([simulated]);
});

it('tells of them in the configured order, and nothing else of them', async () => {
  const answer = await two().visit().get('/users/social-providers/');
  expect(answer.json).toEqual([{ name: 'google', label: 'Google', login_url: '/google/login/' }, simulated]);
});
