import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { compose } from '../../src/composition.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { openLogger } from '../../src/platform/observability/logger.ts';
import { useShop } from '../support/app.ts';
import { Customer } from '../support/customer.ts';
import { aKey, askFor, FAIL, FORM, keyRows, NAME, named, submissions, whileHurt } from './idempotency.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off', PHONE_CHANGE_REQUIRES_CODE: 'on' } });

let key = '';

beforeAll(() => askFor(shop(), NAME));

beforeEach(() => {
  key = aKey();
});

const aGuest = () => shop().visit().withToken();

describe('many at once', () => {
  let second: { visit: () => Customer; close: () => Promise<void> };

  beforeAll(async () => {
    const { connection } = shop().database;
    const open = openDatabase({ connection, poolSize: 5, prepare: true, connectTimeoutMs: 30_000 });
    const { config, clock } = shop().deps;
    const app = await buildApp(compose({ config, db: open.db, clock }), openLogger('silent'));
    const close = async () => {
      await app.close();
      await open.close();
    };
    second = { visit: () => new Customer(app, {}), close };
  });

  afterAll(() => second.close());

  /** The same browser in front of another process. */
  function twin(browser: Customer): Customer {
    const copy = second.visit();
    for (const [name, value] of browser.jar) copy.jar.set(name, value);
    return copy;
  }

  it('are done once, in one process and in two, and all get the one answer', async () => {
    const guest = await aGuest();
    for (const browsers of [[guest], [guest, twin(guest)]]) {
      key += '-again';
      const before = await submissions(shop());
      const calls = Array.from({ length: 20 }, (_, index) => browsers[index % browsers.length] ?? guest);
      const answers = await Promise.all(calls.map((browser) => browser.post(FORM, { name: 'Ada' }, named(key))));
      expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(20).fill([200, '{}']));
      expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
      expect(await submissions(shop())).toBe(before + 1);
    }
  });

  it('with different bodies: one is done, the others are refused', async () => {
    const guest = await aGuest();
    const before = await submissions(shop());
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => guest.post(FORM, { name: `Ada ${index}` }, named(key))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(422)]);
    expect(await submissions(shop())).toBe(before + 1);
  });

  it('all run one after the other where each fails', async () => {
    const guest = await aGuest();
    const before = await keyRows(shop());
    await whileHurt(shop(), { table: 'form_submissions', event: 'insert', effect: FAIL }, async () => {
      const answers = await Promise.all([1, 2, 3].map(() => guest.post(FORM, { name: 'Ada' }, named(key))));
      expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
    });
    expect(await keyRows(shop())).toEqual(before);
  });
});
