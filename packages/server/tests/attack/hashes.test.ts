import { describe, expect, it } from 'vitest';
import { hashPool, TooManyHashes } from '../../src/platform/crypto/index.ts';
import { useShop } from '../support/app.ts';
import { aCustomer } from '../support/worlds.ts';

describe('a hash pool', () => {
  const pause = () => new Promise((resume) => setImmediate(resume));

  it.each([1, 2, 7])('runs at most %i at once, in the order they came, and all of them', async (cap) => {
    const pool = hashPool(cap);
    const began: number[] = [];
    let [running, most] = [0, 0];
    const work = async (index: number) => {
      began.push(index);
      running += 1;
      most = Math.max(most, running);
      await pause();
      running -= 1;
      // A hash that fails must give its place back too.
      if (index % 3 === 0) throw new Error('no hash');
      return index;
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => pool.run(() => work(index))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    expect(most).toBe(cap);
    expect(began).toEqual(Array.from({ length: 60 }, (_, index) => index));
    expect(await pool.run(async () => 'still open')).toBe('still open');
  });

  it('lets 200 wait and turns the rest away, and is whole again afterwards', async () => {
    const pool = hashPool(1);
    const outcomes = await Promise.allSettled(Array.from({ length: 250 }, () => pool.run(pause)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(49);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooManyHashes);
    const again = await Promise.allSettled(Array.from({ length: 201 }, () => pool.run(pause)));
    expect(again.every(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('logins beyond the cap', () => {
  const shop = useShop({ env: { ARASTA_THROTTLE: 'off', PASSWORD_HASH_CONCURRENCY: '1' } });

  it('are all let in, and others are not kept waiting', async () => {
    const ada = await aCustomer(shop());
    const browsers = await Promise.all(Array.from({ length: 40 }, () => shop().visit().withToken()));
    let waiting = 40;
    const logins = browsers.map(async (browser) => {
      const answer = await browser.post('/users/login/', ada);
      waiting -= 1;
      return answer.status;
    });
    expect((await shop().visit().get('/config/')).status).toBe(200);
    expect(waiting).toBeGreaterThan(0);
    expect(await Promise.all(logins)).toEqual(Array(40).fill(200));
  });
});
