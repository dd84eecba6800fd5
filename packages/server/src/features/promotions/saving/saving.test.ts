import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { product, sell } from '../../../../tests/support/goods.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { removeProduct, saveProducts } from '../../catalogue/index.ts';
import { generateVouchers, redeemPromotions, type PromotionInput, type VoucherInput } from '../index.ts';
import { adjustmentOf, promote, promotionInput, voucherInput } from '../promotions.fixture.ts';
import { CODE_ALPHABET } from '../vouchers/voucher.rules.ts';
import { removePromotion } from './promotions.service.ts';

const shop = useShop();

async function rows() {
  const { db } = shop().deps;
  return {
    promotions: await db.selectFrom('promotions').selectAll().orderBy('id').execute(),
    vouchers: await db.selectFrom('vouchers').selectAll().orderBy('id').execute(),
    changes: await db.selectFrom('catalogue_changes').select('id').orderBy('id').execute(),
  };
}

/** Keys of the promotions that baskets see. */
async function seen(): Promise<string[]> {
  await shop().catchUp();
  return (await shop().deps.promotions()).rules.map(({ promotion }) => promotion.key);
}

/** What it is refused with, nothing having changed. */
async function refusalOf(work: () => Promise<unknown>): Promise<unknown> {
  const before = await rows();
  const error: unknown = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(await rows()).toEqual(before);
  return error;
}

function fieldsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Refusal)) throw new Error('Nothing was refused', { cause: error });
  const fields = Object.entries(error.details.fields ?? {});
  return Object.fromEntries(fields.map(([name, texts]) => [name, texts.map(({ key }) => key)]));
}

describe('savePromotions', () => {
  it('keeps all that it is told, and changes nothing when told again', async () => {
    const whole: PromotionInput = {
      ...{ key: 'whole', names: { en: 'Whole', tr: 'Bütün' }, kind: 'voucher_code', priority: 7, isExclusive: true },
      ...{ stackingGroup: 'sale', isActive: true, usageLimit: 9, perCustomerLimit: 2 },
      conditions: [{ type: 'basket_total', minimum: { eur: 5000 }, of: { categories: ['shirts'] } }],
      benefit: { type: 'amount', amount: { eur: 1000 }, on: {}, each: false },
      ...{ startsAt: new Date('2030-01-01T00:00:00Z'), endsAt: new Date('2031-01-01T00:00:00Z') },
      budget: { currency: 'eur', amount: 100_000 },
    };
    await promote(shop(), [whole], [voucherInput('WHOLE', 'whole')]);
    const before = await rows();
    shop().clock.advance(1000);
    await promote(shop(), [whole], [voucherInput('WHOLE', 'whole')]);
    expect(await rows()).toEqual(before);
    const { rules } = await shop().deps.promotions();
    const kept = { isActive: true, usageLimit: 9, id: before.promotions[0]?.id };
    expect({ ...rules[0]?.promotion, ...kept }).toEqual({
      ...{ ...whole, ...kept, isExhausted: false, gift: null },
      budget: { currency: 'eur', left: 100_000 },
    });
    await promote(shop(), [{ ...whole, priority: 8 }]);
    const after = await rows();
    expect(after.promotions.map((row) => [row.priority, row.modified_date > row.created_date])).toEqual([[8, true]]);
  });

  it('shows baskets what is on or will be', async () => {
    await promote(shop(), [
      promotionInput('now'),
      promotionInput('later', { startsAt: new Date('2031-01-01T00:00:00Z') }),
      promotionInput('ended', { endsAt: new Date('2030-01-01T00:00:00Z') }),
      promotionInput('off', { isActive: false }),
    ]);
    expect(await seen()).toEqual(['whole', 'now', 'later']);
  });

  it('leaves out what cannot be read, and nothing else', async () => {
    const { db } = shop().deps;
    await promote(shop(), [promotionInput('broken')]);
    await db.updateTable('promotions').set({ benefit: '{"type":"magic"}' }).where('key', '=', 'broken').execute();
    await promote(shop(), [promotionInput('beside')]);
    expect(await seen()).toEqual(['whole', 'now', 'later', 'beside']);
    await promote(shop(), [promotionInput('broken', { isActive: false })]);
  });

  it('finds the product of a gift, and notices when it is gone or there', async () => {
    const gift = { type: 'gift_product', sku: 'GIFT', quantity: 1 } as const;
    await promote(shop(), [promotionInput('gift', { benefit: gift })]);
    const given = async () => {
      await shop().catchUp();
      const { rules } = await shop().deps.promotions();
      return rules.find(({ promotion }) => promotion.key === 'gift')?.promotion.gift;
    };
    expect(await given()).toBeNull();
    const id = (await sell(shop(), [product('GIFT')])).get('GIFT') ?? 0;
    expect(await given()).toEqual({ id, listedId: id });
    await shop()
      .deps.db.transaction()
      .execute((tx) => saveProducts(shop().deps, tx, [product('GIFT', { isActive: false })]));
    expect(await given()).toBeNull();
    await sell(shop(), [product('GIFT')]);
    expect(await given()).toEqual({ id, listedId: id });
    await shop()
      .deps.db.transaction()
      .execute((tx) => removeProduct(shop().deps, tx, 'GIFT'));
    expect(await given()).toBeNull();
  });

  it('refuses a limit or a budget below what is used, and terms that are none', async () => {
    const limited = promotionInput('limited', { usageLimit: 5, budget: { currency: 'eur', amount: 1000 } });
    await promote(shop(), [limited]);
    const adjustments = [await adjustmentOf(shop(), 'limited')];
    const order = { customerId: null, currency: 'eur', now: shop().clock.now(), adjustments };
    for (const reference of ['l1', 'l2']) {
      await shop()
        .deps.db.transaction()
        .execute((tx) => redeemPromotions(tx, { ...order, reference }));
    }
    const save = (more: Partial<PromotionInput>) =>
      refusalOf(() => promote(shop(), [{ ...limited, ...more }])).then(fieldsOf);
    expect(await save({ usageLimit: 1 })).toEqual({ limited: ['limit_below_used'] });
    expect(await save({ budget: { currency: 'eur', amount: 199 } })).toEqual({ limited: ['budget_below_spent'] });
    const benefit = { type: 'percentage', percent: 101, on: {}, atMost: null } as const;
    expect(await save({ benefit })).toEqual({ limited: ['promotion_terms'] });
    for (const free of [{ type: 'free_shipping' }, { type: 'gift_product', sku: 'ANY', quantity: 1 }] as const) {
      expect(await save({ benefit: free })).toEqual({ limited: ['budget_of_no_amount'] });
    }
  });
});

describe('eraseVouchersOf', () => {
  it('takes the codes of an erased customer away, and leaves the amounts in the books', async () => {
    const customer = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(customer.email, customer.password);
    const own = promotionInput('own', { kind: 'coupon' });
    await promote(shop(), [own], [voucherInput('FOR-ADA', 'own', { customer: customer.email })]);
    const adjustments = [await adjustmentOf(shop(), 'own', { code: 'FOR-ADA' })];
    const order = { customerId: customer.id, currency: 'eur', now: shop().clock.now(), adjustments };
    await shop()
      .deps.db.transaction()
      .execute((tx) => redeemPromotions(tx, { ...order, reference: 'ada1' }));
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    const { vouchers } = await rows();
    expect(vouchers.filter(({ code }) => code === 'FOR-ADA')).toEqual([]);
    const booked = shop().deps.db.selectFrom('promotion_redemptions').select(['amount', 'voucher_code', 'voucher_id']);
    expect(await booked.where('reference', '=', 'ada1').execute()).toEqual([
      { amount: 100, voucher_code: null, voucher_id: null },
    ]);
  });
});

describe('removePromotion', () => {
  const remove = (key: string) =>
    shop()
      .deps.db.transaction()
      .execute((tx) => removePromotion(shop().deps, tx, key));

  it('deletes one with its codes, but only switches off what orders name', async () => {
    const codes = promotionInput('unused', { kind: 'voucher_code' });
    await promote(shop(), [codes], [voucherInput('UNUSED', 'unused')]);
    expect(await remove('unused')).toBe('removed');
    expect(await remove('limited')).toBe('switched_off');
    const { promotions, vouchers } = await rows();
    expect(promotions.filter(({ key }) => key === 'unused')).toEqual([]);
    expect(promotions.find(({ key }) => key === 'limited')?.is_active).toBe(false);
    expect(vouchers.filter(({ code }) => code === 'UNUSED')).toEqual([]);
    expect((await seen()).filter((key) => key === 'limited')).toEqual([]);
    expect(await refusalOf(() => remove('unused'))).toEqual(expect.objectContaining({ kind: 'not_found' }));
  });
});

describe('saveVouchers', () => {
  it('refuses what could not be entered or belongs nowhere', async () => {
    const ada = await aCustomer(shop());
    await promote(shop(), [
      promotionInput('codes', { kind: 'voucher_code' }),
      promotionInput('coupons', { kind: 'coupon' }),
    ]);
    await promote(shop(), [], [voucherInput('MINE', 'coupons', { customer: ada.email })]);
    const save = (code: string, promotion: string, more: Partial<VoucherInput> = {}) =>
      refusalOf(() => promote(shop(), [], [voucherInput('FINE', 'codes'), voucherInput(code, promotion, more)])).then(
        fieldsOf,
      );
    expect(await save('!', 'codes')).toEqual({ ['!']: ['voucher_code'] });
    expect(await save('A', 'nothing')).toEqual({ A: ['unknown_promotion'] });
    expect(await save('A', 'now')).toEqual({ A: ['promotion_needs_no_code'] });
    expect(await save('A', 'coupons')).toEqual({ A: ['voucher_needs_customer'] });
    expect(await save('A', 'codes', { customer: 'nobody@example.org' })).toEqual({ A: ['unknown_customer'] });
    expect(await save('mine', 'codes')).toEqual({ MINE: ['voucher_of_other_promotion'] });
  });
});

describe('generateVouchers', () => {
  const batch = {
    ...{ promotion: 'codes', count: 12_000, prefix: 'SPRING-', length: 8, usageLimit: 1, perCustomerLimit: null },
    ...{ startsAt: null, endsAt: null, batch: 'spring' },
  };

  it('makes so many different codes, and saves each that it hands out', async () => {
    const codes: string[] = [];
    for await (const some of generateVouchers(shop().deps, batch)) codes.push(...some);
    expect(new Set(codes).size).toBe(12_000);
    expect(codes.filter((code) => !new RegExp(`^SPRING-[${CODE_ALPHABET}]{8}$`).test(code))).toEqual([]);
    const { vouchers } = await rows();
    const made = vouchers.filter((voucher) => voucher.batch === 'spring');
    expect(made.map(({ code }) => code).sort()).toEqual(codes.sort());
    expect(made.every(({ usage_limit }) => usage_limit === 1)).toBe(true);
  });

  it.each([
    ['count', { count: 100_001 }],
    ['count', { count: 0 }],
    ['length', { length: 7 }],
    ['prefix', { prefix: "'" }],
    ['promotion', { promotion: 'now' }],
    ['promotion', { promotion: 'coupons' }],
  ])('refuses a wrong %s: %j', async (name, more) => {
    const draw = () => generateVouchers(shop().deps, { ...batch, ...more }).next();
    expect(Object.keys(fieldsOf(await refusalOf(draw)))).toEqual([name]);
  });

  it('draws a code again that is taken', async () => {
    const texts = ['AAAAAAAA', 'AAAAAAAA', 'BBBBBBBB'];
    const random = { ...shop().deps.random, text: () => texts.shift() ?? 'CCCCCCCC' };
    const codes: string[] = [];
    for await (const some of generateVouchers({ ...shop().deps, random }, { ...batch, count: 3 })) codes.push(...some);
    expect(codes.sort()).toEqual(['SPRING-AAAAAAAA', 'SPRING-BBBBBBBB', 'SPRING-CCCCCCCC']);
  });
});
