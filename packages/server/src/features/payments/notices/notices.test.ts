import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { goThroughBank } from '../../../../tests/support/simulator.ts';
import { everything } from '../../../../tests/sessions/support.ts';
import { signedNotice } from '../gateways/simulator/telling.service.ts';
import { type Attempt, findAttempt, readReturn } from '../index.ts';
import { aPayer, handOverOf, type Payer, settleAlone } from '../payments.support.ts';
import { hearNotice, purgeNotices } from './notices.service.ts';

const shop = useShop({ rewire: settleAlone });
const PATHS = ['/orders/hooks/payment', '/orders/hooks/payment/', '/orders/hooks/payment/simulator/'] as const;
const OK = { detail: 'ok' };
const NOT_AUTHENTIC = { detail: 'This message is not authentic.' };
let payer: Payer;

beforeAll(async () => {
  payer = await aPayer(shop());
});

beforeEach(async () => {
  await shop().deps.db.deleteFrom('payment_notices').execute();
});

/** A shopper who is at the bank. */
async function pending() {
  const { attempt, answer } = await payer.paid('5555555555554444', { threeD: true });
  return { attempt, handOver: handOverOf(answer) };
}

type Outcome = Parameters<typeof signedNotice>[1]['outcome'];

const noticeOf = ({ reference }: Attempt, outcome: Outcome = 'captured') =>
  signedNotice(shop().deps.signer, { reference, outcome });
const post = (path: string, call: { body: string; headers: Record<string, string> }) =>
  shop().visit().send('POST', path, call);
const stateOf = async ({ reference }: Attempt) => (await findAttempt(shop().deps.db, reference))?.state;
const heard = async () => (await shop().deps.db.selectFrom('payment_notices').selectAll().execute()).length;

it.each(PATHS)('%s hears a notice without cookie or token, whatever else the call carries', async (path) => {
  const { attempt } = await pending();
  const { body, headers } = noticeOf(attempt);
  const strange = { ...headers, origin: 'https://bank.example.com', 'sec-fetch-site': 'cross-site', cookie: 'a=b' };
  const answer = await post(path, {
    body,
    headers: { ...strange, 'x-csrftoken': 'wrong', 'content-type': 'text/xml' },
  });
  expect([answer.status, answer.json]).toEqual([200, OK]);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect([await stateOf(attempt), await heard()]).toEqual(['captured', 1]);
});

it.each([
  ['captured', 'captured'],
  ['three_d_failed', 'declined'],
] as const)('settles by a notice: %s is %s', async (outcome, state) => {
  const { attempt } = await pending();
  await post(PATHS[2], noticeOf(attempt, outcome));
  expect(await stateOf(attempt)).toBe(state);
});

it('hears a notice once, of 20 at once and again later', async () => {
  const { attempt } = await pending();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(PATHS[2], noticeOf(attempt))));
  for (const { status, json } of answers) expect([status, json]).toEqual([200, OK]);
  const before = await everything(shop());
  expect((await post(PATHS[0], noticeOf(attempt))).json).toEqual(OK);
  expect(await everything(shop())).toEqual(before);
  expect([await stateOf(attempt), await heard()]).toEqual(['captured', 1]);
});

it('takes notice of a payment that nobody knows, and changes nothing', async () => {
  const { attempt } = await pending();
  const answer = await post(PATHS[2], noticeOf({ ...attempt, reference: 'x'.repeat(32) }));
  expect([answer.status, answer.json]).toEqual([200, OK]);
  expect([await stateOf(attempt), await heard()]).toEqual(['pending', 1]);
});

it('hears it again where it could not be dealt with', async () => {
  const { attempt } = await pending();
  const { deps } = shop();
  const { body, headers } = noticeOf(attempt);
  const paymentSettled = () => Promise.reject(new Error('The order cannot be read'));
  const gateways = [...deps.gateways.values()];
  await expect(hearNotice({ ...deps, paymentSettled }, gateways, { body, headers })).rejects.toThrow('cannot be read');
  expect([await stateOf(attempt), await heard()]).toEqual(['pending', 0]);
  expect((await post(PATHS[2], noticeOf(attempt))).json).toEqual(OK);
  expect([await stateOf(attempt), await heard()]).toEqual(['captured', 1]);
});

describe('a browser and a notice', () => {
  const returned = async (fields: Readonly<Record<string, string>>) => {
    const notice = readReturn(shop().deps, fields);
    if (notice === null) throw new Error('Nobody knows the return');
    await shop().deps.paymentSettled(notice);
  };

  it.each([
    ['first the notice', [1, 0]],
    ['first the browser', [0, 1]],
    ['both twice', [0, 1, 0, 1]],
  ] as const)('lead to one end: %s', async (_what, order) => {
    const { attempt, handOver } = await pending();
    const back = await goThroughBank(shop(), handOver);
    const ways = [() => returned(back?.fields ?? {}), () => post(PATHS[2], noticeOf(attempt))];
    for (const index of order) {
      await ways[index]?.();
      expect(await stateOf(attempt)).toBe('captured');
    }
    await shop().runJobs();
    expect(await stateOf(attempt)).toBe('captured');
  });

  it('lead to one end when they come at once', async () => {
    const { attempt, handOver } = await pending();
    const back = await goThroughBank(shop(), handOver);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        index % 2 === 0 ? returned(back?.fields ?? {}) : post(PATHS[2], noticeOf(attempt)),
      ),
    );
    expect(await stateOf(attempt)).toBe('captured');
    expect(await shop().deps.db.selectFrom('payment_attempts').where('state', '=', 'voiding').execute()).toEqual([]);
  });
});

describe('what is not authentic', () => {
  it.each(PATHS)('%s refuses it, and nothing changes', async (path) => {
    const { attempt } = await pending();
    const { body, headers } = noticeOf(attempt);
    const name = 'x-simulator-signature';
    const { [name]: signature = '', ...unsigned } = headers;
    const other = noticeOf((await pending()).attempt);
    const forged = [
      { body, headers: unsigned },
      { body, headers: { ...headers, [name]: '' } },
      { body, headers: { ...headers, [name]: signature.slice(1) } },
      { body, headers: other.headers },
      { body: `${body} `, headers },
      { body: body.replace('captured', 'declined'), headers },
      { body: '', headers },
      { body: '{"id":', headers },
      {
        body: new URLSearchParams({ body }).toString(),
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      },
    ];
    const before = await everything(shop());
    for (const call of forged) {
      const answer = await post(path, call);
      expect([answer.status, answer.json]).toEqual([403, NOT_AUTHENTIC]);
    }
    expect(await everything(shop())).toEqual(before);
  });

  it('is refused when it is larger than 64 KB, whoever has signed it', async () => {
    const { attempt } = await pending();
    const { headers } = noticeOf(attempt);
    const answer = await post(PATHS[2], { body: 'x'.repeat(65_537), headers });
    expect([answer.status, answer.json]).toEqual([413, { detail: 'The request body is too large.' }]);
    const largest = await post(PATHS[2], { body: 'x'.repeat(65_536), headers });
    expect(largest.status).toBe(403);
  });

  it('has no gateway that the shop does not have', async () => {
    const { attempt } = await pending();
    const answer = await post('/orders/hooks/payment/nobody/', noticeOf(attempt));
    expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
    expect(await stateOf(attempt)).toBe('pending');
  });
});

it('forgets notices after a month', async () => {
  const { attempt } = await pending();
  await post(PATHS[2], noticeOf(attempt));
  const { db } = shop().deps;
  const purge = async () => {
    await purgeNotices(db, shop().clock.now());
    return heard();
  };
  shop().clock.advance(29 * 86_400_000);
  expect(await purge()).toBe(1);
  shop().clock.advance(2 * 86_400_000);
  expect(await purge()).toBe(0);
});
