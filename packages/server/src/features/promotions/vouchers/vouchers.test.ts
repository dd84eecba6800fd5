import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { findHoldings, findVoucher, judgeVoucher, redeemPromotions } from '../index.ts';
import { adjustmentOf, promote, promotionInput, voucherInput } from '../promotions.fixture.ts';
import { codeKey } from './voucher.rules.ts';

const shop = useShop();

const judge = async (code: string, customerId: number | null = null) =>
  judgeVoucher(await findVoucher(shop().deps.db, { code, customerId }), { customerId, now: shop().clock.now() });

const redeem = async (key: string, code: string, customerId: number | null) => {
  const adjustments = [await adjustmentOf(shop(), key, { code })];
  const order = { reference: `${code}-${customerId}`, customerId, currency: 'eur', now: shop().clock.now() };
  expect(
    await shop()
      .deps.db.transaction()
      .execute((tx) => redeemPromotions(tx, { ...order, adjustments })),
  ).toEqual([]);
};

describe('codeKey', () => {
  it.each([
    [' welcome 10 ', 'WELCOME10'],
    ['WİNTER', 'WINTER'],
    ['wınter', 'WINTER'],
    ['ＷＩＮＴＥＲ', 'WINTER'],
    ['yaz-2030_a.b', 'YAZ-2030_A.B'],
    ['straße', 'STRASSE'],
  ])('%j is %s', (code, key) => {
    expect(codeKey(code)).toBe(key);
  });

  it.each(['', ' ', '-A', 'A\u0000', "A'--", 'A'.repeat(65), 'ß'.repeat(60), ' '.repeat(1000)])(
    '%j is none',
    (code) => {
      expect(codeKey(code)).toBeNull();
    },
  );
});

describe('a code', () => {
  const past = new Date('2030-01-01T00:00:00Z');
  const future = new Date('2031-01-01T00:00:00Z');

  it('is good for whoever knows it, however it is written', async () => {
    const codes = promotionInput('welcome', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('Winter-10', 'welcome')]);
    expect([await judge('wınter-10'), await judge(' WİNTER - 10')]).toEqual(['ok', 'ok']);
    expect([await judge('WINTER-11'), await judge("' or 1=1"), await judge('\u0000')]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it.each([
    ['not_started', {}, { startsAt: future }],
    ['not_started', { startsAt: future }, {}],
    ['ended', {}, { endsAt: past }],
    ['ended', { endsAt: past }, {}],
    ['promotion_off', {}, { isActive: false }],
    ['promotion_off', { isActive: false }, {}],
    ['promotion_off', { kind: 'automatic' as const }, {}],
    ['needs_login', { perCustomerLimit: 1 }, {}],
    ['needs_login', {}, { perCustomerLimit: 1 }],
  ])('is judged %s: %j %j', async (verdict, promotion, voucher) => {
    const codes = promotionInput('judged', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('JUDGED', 'judged', voucher)]);
    await promote(shop(), [{ ...codes, ...promotion }]);
    expect(await judge('judged')).toBe(verdict);
  });

  it('is used up, for one customer or for all', async () => {
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const codes = promotionInput('uses', { kind: 'voucher_code' });
    const limits = { usageLimit: 2, perCustomerLimit: 1 };
    await promote(shop(), [codes], [voucherInput('USES', 'uses', limits)]);
    await redeem('uses', 'USES', ada.id);
    expect([await judge('uses', ada.id), await judge('uses', grace.id)]).toEqual(['used_up_by_customer', 'ok']);
    await redeem('uses', 'USES', grace.id);
    expect([await judge('uses', ada.id), await judge('uses')]).toEqual(['used_up', 'needs_login']);
  });

  it('is used up with its promotion', async () => {
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const codes = promotionInput('all-uses', { kind: 'voucher_code', usageLimit: 2, perCustomerLimit: 1 });
    await promote(shop(), [codes], [voucherInput('U1', 'all-uses'), voucherInput('U2', 'all-uses')]);
    await redeem('all-uses', 'U1', ada.id);
    expect([await judge('u2', ada.id), await judge('u2', grace.id)]).toEqual(['used_up_by_customer', 'ok']);
    await redeem('all-uses', 'U1', grace.id);
    expect(await judge('u2', grace.id)).toBe('used_up');
  });

  it('tells a stranger nothing but that it is not theirs', async () => {
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const codes = promotionInput('hers', { kind: 'coupon_code' });
    await promote(shop(), [codes], [voucherInput('HERS', 'hers', { customer: ada.email, endsAt: past })]);
    expect([await judge('hers', ada.id), await judge('hers', grace.id), await judge('hers')]).toEqual([
      'ended',
      'someone_elses',
      'needs_login',
    ]);
  });

  it('is found by one statement that an index serves', async () => {
    const seen: string[] = [];
    const stop = shop().database.listen((text) => seen.push(text));
    await judge('winter-10');
    stop();
    expect(seen).toHaveLength(1);
  });
});

it('finds the coupons a customer may use now, and what was used of promotions', async () => {
  const { db } = shop().deps;
  const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
  const past = new Date('2030-01-01T00:00:00Z');
  const own = { customer: ada.email, usageLimit: 1 };
  await promote(
    shop(),
    [promotionInput('mine', { kind: 'coupon' }), promotionInput('entered', { kind: 'coupon_code' })],
    [
      voucherInput('C1', 'mine', own),
      voucherInput('C2', 'mine', own),
      voucherInput('C3', 'mine', { ...own, endsAt: past }),
      voucherInput('C4', 'mine', { ...own, isActive: false }),
      voucherInput('C5', 'mine', { ...own, customer: grace.email }),
      voucherInput('C6', 'entered', own),
    ],
  );
  await redeem('mine', 'C1', ada.id);
  const { promotionId } = await adjustmentOf(shop(), 'mine');
  const holdings = await findHoldings(db, { customerId: ada.id, voucherId: null, now: shop().clock.now() });
  expect(holdings.coupons.map(({ code }) => code)).toEqual(['C2']);
  expect(holdings.coupons[0]?.promotionId).toBe(promotionId);
  expect(holdings.redemptions).toEqual(new Map([[promotionId, 1]]));
});
