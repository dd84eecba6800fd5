import { beforeEach, describe, expect, it } from 'vitest';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { type Customer, field } from '../../../../tests/support/customer.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { redeemPromotions } from '../../promotions/index.ts';
import { adjustmentOf, promote, promotionInput, voucherInput } from '../../promotions/promotions.fixture.ts';
import {
  aGuest,
  aLoggedIn,
  aShelf,
  BASKET,
  business,
  expectRefused,
  put,
  type Shelf,
  totalsIn,
} from '../basket.support.ts';

const ENV = { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur,usd' };
const shop = useShop({ env: ENV });

let ids: Shelf;
let guest: Customer;

beforeEach(async () => {
  ids = await aShelf(shop());
  guest = await aGuest(shop());
  await put(guest, ids.cup, 2);
});

const enter = (browser: Customer, code: string) => browser.patch(BASKET, { voucher_code: code });
const codeIn = ({ json }: { json: unknown }) => field(json, 'basket', 'voucher_code');

describe('a code', () => {
  it('is entered in any spelling, discounts the lines, and is taken out', async () => {
    await promote(shop(), [promotionInput('ten', { kind: 'voucher_code' })], [voucherInput('SPRING-10', 'ten')]);
    const entered = await enter(guest, ' spring-10 ');
    expect([entered.status, codeIn(entered), totalsIn(entered)]).toEqual([
      200,
      'SPRING-10',
      ['25.98', '2.60', '23.38', 2],
    ]);
    expect(field(entered.json, 'basket', 'discounts')).toEqual([{ description: 'Promotion ten', discount: '2.60' }]);
    expect((await guest.get(BASKET)).json).toEqual(entered.json);
    const removed = await guest.patch(BASKET, { remove_voucher_code: true });
    expect([codeIn(removed), totalsIn(removed)]).toEqual([null, ['25.98', '0.00', '25.98', 2]]);
    expect((await guest.patch(BASKET, { remove_voucher_code: 'true' })).status).toBe(200);
  });

  it('takes the place of one that was entered before', async () => {
    await promote(
      shop(),
      [
        promotionInput('a', { kind: 'voucher_code' }),
        promotionInput('b', {
          kind: 'voucher_code',
          isExclusive: true,
          benefit: { type: 'percentage', percent: 50, on: {}, atMost: null },
        }),
      ],
      [voucherInput('AAA', 'a'), voucherInput('BBB', 'b')],
    );
    await enter(guest, 'AAA');
    const answer = await enter(guest, 'bbb');
    expect([codeIn(answer), totalsIn(answer)]).toEqual(['BBB', ['25.98', '12.99', '12.99', 2]]);
  });

  it('stays where its conditions fail later, and comes back with them', async () => {
    const conditions = [{ type: 'basket_total', minimum: { eur: 2000 }, of: {} } as const];
    await promote(
      shop(),
      [promotionInput('twenty', { kind: 'voucher_code', conditions })],
      [voucherInput('TWENTY', 'twenty')],
    );
    await enter(guest, 'TWENTY');
    const fewer = await guest.put(BASKET, { product: ids.cup, quantity: 1 });
    expect([codeIn(fewer), totalsIn(fewer)]).toEqual(['TWENTY', ['12.99', '0.00', '12.99', 1]]);
    expect(field(fewer.json, 'basket', 'upsell_messages')).toEqual(['Add 7.01 EUR more for Promotion twenty.']);
    expect(totalsIn(await guest.put(BASKET, { product: ids.cup, quantity: 2 }))).toEqual(['25.98', '2.60', '23.38', 2]);
  });

  it('is no longer shown once it has ended', async () => {
    const endsAt = new Date(shop().clock.now().getTime() + DAY);
    await promote(shop(), [promotionInput('day', { kind: 'voucher_code' })], [voucherInput('DAY', 'day', { endsAt })]);
    await enter(guest, 'DAY');
    shop().clock.advance(DAY);
    const answer = await guest.get(BASKET);
    expect([codeIn(answer), totalsIn(answer)]).toEqual([null, ['25.98', '0.00', '25.98', 2]]);
  });

  it('is told apart by why it is refused', async () => {
    const now = shop().clock.now().getTime();
    const conditions = [{ type: 'basket_total', minimum: { eur: 10_000 }, of: {} } as const];
    const { customer } = await aLoggedIn(shop());
    await promote(
      shop(),
      [
        promotionInput('plain', { kind: 'voucher_code' }),
        promotionInput('off', { kind: 'voucher_code', isActive: false }),
        promotionInput('big', { kind: 'voucher_code', conditions }),
        promotionInput('first', { kind: 'voucher_code', conditions: [{ type: 'first_order' }] }),
        promotionInput('tea', {
          kind: 'voucher_code',
          benefit: { type: 'percentage', percent: 10, on: { products: [`tea-${ids.n}`] }, atMost: null },
        }),
      ],
      [
        voucherInput('LATER', 'plain', { startsAt: new Date(now + DAY) }),
        voucherInput('EARLIER', 'plain', { endsAt: new Date(now - DAY) }),
        voucherInput('SWITCHED', 'plain', { isActive: false }),
        voucherInput('OFF', 'off'),
        voucherInput('ONCE', 'plain', { usageLimit: 1 }),
        voucherInput('BIG', 'big'),
        voucherInput('FIRST', 'first'),
        voucherInput('TEA', 'tea'),
        voucherInput('ADAS', 'plain', { customer: customer.email }),
        voucherInput('EACH', 'plain', { perCustomerLimit: 1 }),
      ],
    );
    const adjustments = [await adjustmentOf(shop(), 'plain', { code: 'ONCE' })];
    await shop()
      .deps.db.transaction()
      .execute((tx) =>
        redeemPromotions(tx, {
          reference: `o-${ids.n}`,
          customerId: null,
          currency: 'eur',
          adjustments,
          now: new Date(now),
        }),
      );
    const unmet = 'The basket does not meet the conditions of this code: ';
    const cases: [code: string, refusal: ReturnType<typeof business>][] = [
      ['NOBODYS', business('basket_200_1', 'There is no such code.')],
      ['!!', business('basket_200_1', 'There is no such code.')],
      ['LATER', business('basket_200_2', 'This code is not valid yet.')],
      ['EARLIER', business('basket_200_2', 'This code is not valid any more.')],
      ['SWITCHED', business('basket_200_2', 'This code is not valid any more.')],
      ['OFF', business('basket_200_2', 'This code is not valid any more.')],
      ['ONCE', business('basket_200_3', 'This code has been used already.')],
      ['BIG', business('basket_200_4', `${unmet}Add 74.02 EUR more for Promotion big.`)],
      ['FIRST', business('basket_200_4', `${unmet}Only customers who have signed in get it.`)],
      ['TEA', business('basket_200_4', `${unmet}Nothing in the basket takes part.`)],
      ['ADAS', business('basket_200_5', 'Please sign in to use this code.')],
      ['EACH', business('basket_200_5', 'Please sign in to use this code.')],
    ];
    for (const [code, refusal] of cases) await expectRefused(guest, () => enter(guest, code), refusal);
    const { browser } = await aLoggedIn(shop());
    await put(browser, ids.cup);
    await expectRefused(
      browser,
      () => enter(browser, 'ADAS'),
      business('basket_200_5', 'This code belongs to another customer.'),
    );
    expect((await enter(browser, 'FIRST')).status).toBe(200);
  });

  it('used up by somebody else meanwhile gives nothing any more', async () => {
    await promote(
      shop(),
      [promotionInput('race', { kind: 'voucher_code' })],
      [voucherInput('RACE', 'race', { usageLimit: 1 })],
    );
    await enter(guest, 'RACE');
    const adjustments = [await adjustmentOf(shop(), 'race', { code: 'RACE' })];
    await shop()
      .deps.db.transaction()
      .execute((tx) =>
        redeemPromotions(tx, {
          reference: `r-${ids.n}`,
          customerId: null,
          currency: 'eur',
          adjustments,
          now: shop().clock.now(),
        }),
      );
    expect([codeIn(await guest.get(BASKET)), totalsIn(await guest.get(BASKET))]).toEqual([
      null,
      ['25.98', '0.00', '25.98', 2],
    ]);
  });

  it('is needed, and must be a text', async () => {
    await expectRefused(guest, () => guest.patch(BASKET, {}), {
      status: 400,
      json: { voucher_code: ['This field is required.'] },
    });
    await expectRefused(guest, () => guest.patch(BASKET, { voucher_code: '' }), {
      status: 400,
      json: { voucher_code: ['This field is required.'] },
    });
    await expectRefused(guest, () => guest.patch(BASKET, { voucher_code: 'x'.repeat(65) }), {
      status: 400,
      json: { voucher_code: ['Ensure this field has no more than 64 characters.'] },
    });
  });

  it('cannot be entered into an empty basket', async () => {
    await promote(shop(), [promotionInput('ten', { kind: 'voucher_code' })], [voucherInput('EMPTY', 'ten')]);
    const other = await aGuest(shop());
    await expectRefused(
      other,
      () => enter(other, 'EMPTY'),
      business(
        'basket_200_4',
        'The basket does not meet the conditions of this code: Nothing in the basket takes part.',
      ),
    );
  });

  it('cannot be guessed without end', async () => {
    const other = await openShop({ env: { ...ENV, THROTTLE_SESSION: '3/900' } });
    try {
      const browser = await aGuest(other);
      for (let tries = 0; tries < 3; tries += 1) expect((await enter(browser, 'GUESS')).status).toBe(406);
      const answer = await enter(browser, 'GUESS');
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '900']);
      expect((await browser.patch(BASKET, { remove_voucher_code: true })).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('a coupon', () => {
  it('of the customer is applied by itself, as long as it is good', async () => {
    const { browser, customer } = await aLoggedIn(shop());
    await promote(
      shop(),
      [
        promotionInput('mine', {
          kind: 'coupon',
          benefit: { type: 'amount', amount: { eur: 500 }, on: {}, each: false },
        }),
      ],
      [voucherInput(`MINE${ids.n}`, 'mine', { customer: customer.email, usageLimit: 1 })],
    );
    await put(browser, ids.cup, 2);
    expect(totalsIn(await browser.get(BASKET))).toEqual(['25.98', '5.00', '20.98', 2]);
    expect(totalsIn(await guest.get(BASKET))).toEqual(['25.98', '0.00', '25.98', 2]);
    const adjustments = [await adjustmentOf(shop(), 'mine', { code: `MINE${ids.n}` })];
    await shop()
      .deps.db.transaction()
      .execute((tx) =>
        redeemPromotions(tx, {
          reference: `c-${ids.n}`,
          customerId: customer.id,
          currency: 'eur',
          adjustments,
          now: shop().clock.now(),
        }),
      );
    expect(totalsIn(await browser.get(BASKET))).toEqual(['25.98', '0.00', '25.98', 2]);
  });
});
