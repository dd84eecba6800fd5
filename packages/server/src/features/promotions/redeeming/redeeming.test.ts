import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import type { Adjustment } from '../engine/evaluation.ts';
import { redeemPromotions, releaseRedemptions, setVoucherActive } from '../index.ts';
import { adjustmentOf, promote, promotionInput, voucherInput } from '../promotions.fixture.ts';

const shop = useShop();

interface Order {
  readonly reference: string;
  readonly customerId?: number;
}

const redeem = (adjustments: readonly Adjustment[], { reference, customerId }: Order) =>
  shop()
    .deps.db.transaction()
    .execute((tx) =>
      redeemPromotions(tx, {
        ...{ reference, adjustments, currency: 'eur', now: shop().clock.now() },
        customerId: customerId ?? null,
      }),
    );

const release = (reference: string) =>
  shop()
    .deps.db.transaction()
    .execute((tx) => releaseRedemptions(tx, reference, shop().clock.now()));

/** The counters and the ledger, for proving that nothing changed. */
async function state() {
  const { db } = shop().deps;
  return {
    promotions: await db.selectFrom('promotions').select(['key', 'used_count', 'spent_amount']).orderBy('id').execute(),
    vouchers: await db.selectFrom('vouchers').select(['code', 'used_count']).orderBy('id').execute(),
    redemptions: await db.selectFrom('promotion_redemptions').selectAll().orderBy('id').execute(),
  };
}

async function counters(key: string) {
  const { used_count, spent_amount } = await shop()
    .deps.db.selectFrom('promotions')
    .select(['used_count', 'spent_amount'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return [used_count, spent_amount];
}

const failures = (refused: readonly { failure: string }[]) => refused.map(({ failure }) => failure);

/** Of so many orders at once, how many were given it. */
async function winners(adjustment: Adjustment, orders: readonly Order[]): Promise<number> {
  const outcomes = await Promise.all(orders.map((order) => redeem([adjustment], order)));
  return outcomes.filter((refused) => refused.length === 0).length;
}

const twenty = (name: string, customerId?: number): Order[] =>
  Array.from({ length: 20 }, (_, index) => ({
    reference: `${name}-${index}`,
    ...(customerId === undefined ? {} : { customerId }),
  }));

describe('twenty orders at once', () => {
  it('give the last use of a code to exactly one', async () => {
    const codes = promotionInput('last-use', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('LAST', 'last-use', { usageLimit: 1 })]);
    const adjustment = await adjustmentOf(shop(), 'last-use', { code: 'LAST' });
    expect(await winners(adjustment, twenty('last'))).toBe(1);
    const voucher = await shop()
      .deps.db.selectFrom('vouchers')
      .select('used_count')
      .where('code', '=', 'LAST')
      .execute();
    expect(voucher).toEqual([{ used_count: 1 }]);
  });

  it('spend a budget for three on exactly three', async () => {
    await promote(shop(), [promotionInput('budget', { budget: { currency: 'eur', amount: 350 } })]);
    expect(await winners(await adjustmentOf(shop(), 'budget'), twenty('budget'))).toBe(3);
    expect(await counters('budget')).toEqual([3, 300]);
  });

  it('stay within the uses of a promotion', async () => {
    await promote(shop(), [promotionInput('seven', { usageLimit: 7 })]);
    expect(await winners(await adjustmentOf(shop(), 'seven'), twenty('seven'))).toBe(7);
    expect(await counters('seven')).toEqual([7, 0]);
  });

  it('stay within what one customer may have', async () => {
    await promote(shop(), [promotionInput('twice', { perCustomerLimit: 2 })]);
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const adjustment = await adjustmentOf(shop(), 'twice');
    expect(await winners(adjustment, twenty('ada', ada.id))).toBe(2);
    expect(await winners(adjustment, twenty('grace', grace.id))).toBe(2);
  });

  it('stay within what one customer may have of a code', async () => {
    const codes = promotionInput('code-once', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('ONCE', 'code-once', { perCustomerLimit: 1 })]);
    const ada = await aCustomer(shop());
    expect(await winners(await adjustmentOf(shop(), 'code-once', { code: 'ONCE' }), twenty('once', ada.id))).toBe(1);
  });

  it('count one order once, however often it is sent', async () => {
    await promote(shop(), [promotionInput('idempotent', { usageLimit: 5 }), promotionInput('free')]);
    const adjustments = [await adjustmentOf(shop(), 'idempotent'), await adjustmentOf(shop(), 'free')];
    const outcomes = await Promise.all(twenty('x').map(() => redeem(adjustments, { reference: 'same' })));
    expect(outcomes.flat()).toEqual([]);
    expect(await counters('idempotent')).toEqual([1, 0]);
    const { redemptions } = await state();
    expect(redemptions.filter(({ reference }) => reference === 'same')).toHaveLength(2);
  });

  it('release one order once', async () => {
    await promote(shop(), [promotionInput('back', { usageLimit: 5, budget: { currency: 'eur', amount: 1000 } })]);
    const adjustment = await adjustmentOf(shop(), 'back');
    await redeem([adjustment], { reference: 'back-1' });
    await redeem([adjustment], { reference: 'back-2' });
    await Promise.all(twenty('x').map(() => release('back-1')));
    expect(await counters('back')).toEqual([1, 100]);
  });

  it('are all counted when a limit is set in between', async () => {
    const codes = promotionInput('between', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('BETWEEN', 'between')]);
    const adjustment = await adjustmentOf(shop(), 'between', { code: 'BETWEEN' });
    const limited = { ...codes, usageLimit: 100, budget: { currency: 'eur', amount: 100_000 } };
    // An import saves promotions and codes in transactions of their own: orders lock codes first.
    const saves = [1, 2, 3].flatMap(() => [
      promote(shop(), [limited]),
      promote(shop(), [], [voucherInput('BETWEEN', 'between', { usageLimit: 100 })]),
    ]);
    const [won] = await Promise.all([winners(adjustment, twenty('between')), ...saves]);
    expect([won, await counters('between')]).toEqual([20, [20, 2000]]);
    const { vouchers } = await state();
    expect(vouchers.find(({ code }) => code === 'BETWEEN')?.used_count).toBe(20);
  });

  it('redeem and release without waiting for each other in a circle', async () => {
    const keys = ['circle-a', 'circle-b'];
    await promote(
      shop(),
      keys.map((key) => promotionInput(key, { usageLimit: 1000 })),
    );
    const [first, second] = await Promise.all(keys.map((key) => adjustmentOf(shop(), key)));
    const both = [first, second].flatMap((each) => each ?? []);
    await Promise.all(
      twenty('circle').map(async ({ reference }, index) => {
        await redeem(index % 2 === 0 ? both : both.toReversed(), { reference });
        await release(reference);
        await redeem(both, { reference });
      }),
    );
    expect([await counters('circle-a'), await counters('circle-b')]).toEqual([
      [20, 0],
      [20, 0],
    ]);
  });
});

describe('an order', () => {
  it('is redeemed whole or not at all', async () => {
    await promote(shop(), [promotionInput('good', { usageLimit: 5 }), promotionInput('gone', { usageLimit: 1 })]);
    const [good, gone] = [await adjustmentOf(shop(), 'good'), await adjustmentOf(shop(), 'gone')];
    await redeem([gone], { reference: 'first' });
    const before = await state();
    const refused = await redeem([good, gone], { reference: 'second' });
    expect(refused).toEqual([{ promotionId: gone.promotionId, promotionKey: 'gone', failure: 'used_up' }]);
    expect(await state()).toEqual(before);
  });

  it('may be released and redeemed again', async () => {
    const codes = promotionInput('again', { kind: 'voucher_code', usageLimit: 1 });
    await promote(shop(), [codes], [voucherInput('AGAIN', 'again', { usageLimit: 1 })]);
    const adjustment = await adjustmentOf(shop(), 'again', { code: 'AGAIN' });
    expect(await redeem([adjustment], { reference: 'again-1' })).toEqual([]);
    expect(failures(await redeem([adjustment], { reference: 'again-2' }))).toEqual(['used_up']);
    await release('again-1');
    expect(await redeem([{ ...adjustment, amount: 70 }], { reference: 'again-1' })).toEqual([]);
    expect(await counters('again')).toEqual([1, 0]);
    const { redemptions } = await state();
    const row = redemptions.find(({ reference }) => reference === 'again-1');
    expect([row?.amount, row?.released_at, row?.voucher_code]).toEqual([70, null, 'AGAIN']);
  });

  it('without promotions has nothing to redeem or release', async () => {
    const before = await state();
    expect(await redeem([], { reference: 'nothing' })).toEqual([]);
    await release('nothing');
    expect(await state()).toEqual(before);
  });
});

describe('a refusal says why, and changes nothing', () => {
  const past = new Date('2030-01-01T00:00:00Z');
  const future = new Date('2031-01-01T00:00:00Z');

  it.each([
    ['promotion_off', { isActive: false }],
    ['not_started', { startsAt: future }],
    ['ended', { endsAt: past }],
    ['over_budget', { budget: { currency: 'eur', amount: 99 } }],
    ['over_budget', { budget: { currency: 'usd', amount: 9900 } }],
    ['needs_login', { perCustomerLimit: 1 }],
    ['unknown', { kind: 'voucher_code' as const }],
  ])('%s: %j', async (failure, more) => {
    await promote(shop(), [promotionInput('why', { ...more })]);
    const before = await state();
    expect(failures(await redeem([await adjustmentOf(shop(), 'why')], { reference: 'why' }))).toEqual([failure]);
    expect(await state()).toEqual(before);
    await promote(shop(), [promotionInput('why')]);
  });

  it.each([
    ['not_started', { startsAt: future }],
    ['ended', { endsAt: past }],
    ['promotion_off', { isActive: false }],
    ['needs_login', { perCustomerLimit: 1 }],
  ])('of a code: %s', async (failure, more) => {
    const codes = promotionInput('coded', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('CODED', 'coded', more)]);
    const adjustment = await adjustmentOf(shop(), 'coded', { code: 'CODED' });
    const before = await state();
    expect(failures(await redeem([adjustment], { reference: 'coded' }))).toEqual([failure]);
    expect(await state()).toEqual(before);
  });

  it('of a code that is somebody else’s, or of another promotion', async () => {
    const [ada, grace] = [await aCustomer(shop()), await aCustomer(shop())];
    const coupon = promotionInput('owned', { kind: 'coupon_code' });
    const own = voucherInput('OWNED', 'owned', { customer: ada.email });
    await promote(shop(), [coupon, promotionInput('other', { kind: 'voucher_code' })], [own]);
    const adjustment = await adjustmentOf(shop(), 'owned', { code: 'OWNED' });
    const before = await state();
    const order = { reference: 'owned', customerId: grace.id };
    expect(failures(await redeem([adjustment], order))).toEqual(['someone_elses']);
    expect(failures(await redeem([adjustment], { reference: 'owned' }))).toEqual(['needs_login']);
    const { promotionId } = await adjustmentOf(shop(), 'other');
    expect(failures(await redeem([{ ...adjustment, promotionId }], order))).toEqual(['unknown']);
    expect(await state()).toEqual(before);
  });
});

describe('baskets', () => {
  it('learn that a promotion is used up, and that it is not any more', async () => {
    await promote(shop(), [promotionInput('told', { usageLimit: 1 })]);
    const isExhausted = async () => {
      await shop().catchUp();
      const { rules } = await shop().deps.promotions();
      return rules.find(({ promotion }) => promotion.key === 'told')?.promotion.isExhausted;
    };
    expect(await isExhausted()).toBe(false);
    await redeem([await adjustmentOf(shop(), 'told')], { reference: 'told' });
    expect(await isExhausted()).toBe(true);
    await release('told');
    expect(await isExhausted()).toBe(false);
  });

  it('learn what is left of a budget', async () => {
    await promote(shop(), [promotionInput('left', { budget: { currency: 'eur', amount: 500 } })]);
    const left = async () => {
      await shop().catchUp();
      const { rules } = await shop().deps.promotions();
      return rules.find(({ promotion }) => promotion.key === 'left')?.promotion.budget?.left;
    };
    await redeem([await adjustmentOf(shop(), 'left')], { reference: 'left' });
    expect(await left()).toBe(400);
    await release('left');
    expect(await left()).toBe(500);
  });
});

it('counts what was used before there was a limit', async () => {
  const codes = promotionInput('late', { kind: 'voucher_code' });
  await promote(shop(), [codes], [voucherInput('LATE', 'late')]);
  const adjustment = await adjustmentOf(shop(), 'late', { code: 'LATE' });
  await redeem([adjustment], { reference: 'late-1' });
  await redeem([adjustment], { reference: 'late-2' });
  expect(await counters('late')).toEqual([0, 0]);
  await promote(
    shop(),
    [{ ...codes, usageLimit: 3, budget: { currency: 'eur', amount: 1000 } }],
    [voucherInput('LATE', 'late', { usageLimit: 3 })],
  );
  expect(await counters('late')).toEqual([2, 200]);
  expect(await redeem([adjustment], { reference: 'late-3' })).toEqual([]);
  expect(failures(await redeem([adjustment], { reference: 'late-4' }))).toEqual(['used_up']);
  await setVoucherActive(shop().deps.db, 'late', false);
});
