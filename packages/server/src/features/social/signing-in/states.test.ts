import { describe, expect, it } from 'vitest';
import { everything, whoIs } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { answerAs } from '../../../../tests/support/sign-in.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });
const limited = useShop({ env: { THROTTLE_SESSION: '3/900', CAPTCHA_PROVIDER: 'none' } });

const TEN_MINUTES = 600_000;

/** Where the provider has sent a browser back to, and where it has not gone yet. */
async function onTheWayBack(browser: Customer, email = 'robin@example.org'): Promise<string> {
  return answerAs(shop(), await browser.get('/simulated/login/'), 'other', email);
}

async function expectNotGood(browser: Customer, path: string): Promise<void> {
  const before = await everything(shop());
  const answer = await browser.get(path);
  expect([answer.status, field(answer.json, 'error_code')]).toEqual([406, 'social_100_1']);
  expect(answer.cookies.has('osessionid')).toBe(false);
  expect(await everything(shop())).toEqual(before);
}

describe('a state', () => {
  it('is good for the browser that it was made for, and no other', async () => {
    const [browser, other] = [shop().visit(), shop().visit()];
    const path = await onTheWayBack(browser);
    await other.get('/simulated/login/');
    await expectNotGood(other, path);
    await expectNotGood(shop().visit(), path);
    expect((await browser.get(path)).status).toBe(302);
  });

  it('is good once', async () => {
    const browser = shop().visit();
    const path = await onTheWayBack(browser);
    expect((await browser.get(path)).status).toBe(302);
    const key = browser.sessionKey;
    await expectNotGood(browser, path);
    expect([browser.sessionKey, await whoIs(browser)]).toEqual([key, 'robin@example.org']);
  });

  it('is good once, however many come with it at the same moment', async () => {
    const browser = shop().visit();
    const path = await onTheWayBack(browser, 'once@example.org');
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.get(path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 406, 406, 406, 406]);
    expect(await whoIs(browser)).toBe('once@example.org');
  });

  it('is good for ten minutes', async () => {
    const browser = shop().visit();
    const inTime = await onTheWayBack(browser);
    shop().clock.advance(59_000);
    expect((await browser.get(inTime)).status).toBe(302);
    const late = await onTheWayBack(browser);
    shop().clock.advance(TEN_MINUTES + 1000);
    await expectNotGood(browser, late);
  });

  it('is refused when it is another text', async () => {
    const browser = shop().visit();
    const path = await onTheWayBack(browser);
    const { searchParams } = new URL(path, 'http://shop.test');
    const state = searchParams.get('state') ?? '';
    const last = state.endsWith('A') ? 'B' : 'A';
    for (const bad of ['', 'x', '.', `${state}.`, `x${state}`, state.slice(0, -1) + last, state.replace(/^./, '0')]) {
      if (bad === state) continue;
      searchParams.set('state', bad);
      await expectNotGood(browser, `/simulated/login/callback/?${searchParams.toString()}`);
    }
    await expectNotGood(browser, '/simulated/login/callback/');
    expect((await browser.get(path)).status).toBe(302);
  });

  it('is refused when the browser’s cookie is missing, another or there twice', async () => {
    const browser = shop().visit();
    const path = await onTheWayBack(browser);
    const secret = browser.jar.get('social_login') ?? '';
    for (const cookie of ['', `social_login=${'a'.repeat(32)}`, `social_login=${secret}; social_login=${secret}`]) {
      await expectNotGood(shop().visit({ cookie }), path);
    }
    expect((await browser.get(path)).status).toBe(302);
  });

  it('is forgotten once it would be too old', async () => {
    const browser = shop().visit();
    await browser.get(await onTheWayBack(browser));
    const count = async () => (await shop().database.db.selectFrom('social_states').selectAll().execute()).length;
    expect(await count()).toBeGreaterThan(0);
    shop().clock.advance(TEN_MINUTES + 1000);
    const { jobHandlers } = await import('../../../jobs.ts');
    await jobHandlers(shop().deps)['social.purge']?.({}, { now: shop().clock.now(), jobId: '1', attempt: 1 });
    expect(await count()).toBe(0);
  });
});

it('lets several tabs of a browser sign in, one after the other', async () => {
  const browser = shop().visit();
  const [first, second] = [
    await onTheWayBack(browser, 'tab1@example.org'),
    await onTheWayBack(browser, 'tab2@example.org'),
  ];
  expect((await browser.get(second)).status).toBe(302);
  expect(await whoIs(browser)).toBe('tab2@example.org');
  expect((await browser.get(first)).status).toBe(302);
  expect(await whoIs(browser)).toBe('tab1@example.org');
});

it('limits how often a session makes the shop ask a provider', async () => {
  const browser = await limited().visit().withToken();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    const path = await answerAs(limited(), await browser.get('/simulated/login/'), 'regular');
    statuses.push((await browser.get(path.replace('code=', 'code=x'))).status);
  }
  expect(statuses).toEqual([406, 406, 406, 429]);
});
