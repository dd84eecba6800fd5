import { expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** Subscriptions on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('subscriptions');
const listed = async (...options: string[]) => (await shop.run('subscriptions', 'list', ...options)).out;

it('lists pages, and says how many there are where not all are shown', async () => {
  expect(await listed()).toBe('There are none.\n');
  for (const name of ['ada', 'bora']) {
    const added = await shop.run('subscriptions', 'add', `${name}@example.org`, '--proof', 'a form on paper');
    expect(added).toMatchObject({ status: 0, out: 'Subscribed.\n' });
  }
  await shop.query(`update email_subscriptions set confirmed_at = '2031-01-01Z'`);
  const [ada, bora] = [
    'ada@example.org   confirmed  2031-01-01 00:00\n',
    'bora@example.org  confirmed  2031-01-01 00:00\n',
  ];
  expect(await listed()).toBe(`${bora}${ada}`);
  expect(await listed('--limit', '1')).toBe(`${bora}1 of 2 shown.\n`);
  expect(await listed('--limit', '1', '--page', '2')).toBe(`${ada.replace(/ {2,}/g, '  ')}1 of 2 shown.\n`);
  expect(await listed('--state', 'pending')).toBe('There are none.\n');
  expect((await shop.run('subscriptions', 'list', '--page', '0')).status).toBe(2);
});
