import { normaliseEmail } from '../../../kernel/email.ts';
import {
  codeKey,
  type PromotionInput,
  savePromotions,
  saveVouchers,
  type Selector,
  type VoucherInput,
} from '../../promotions/index.ts';
import { type Complaints, shown } from './complaints.ts';
import { readBenefit, readCondition } from './promotion.reading.ts';
import { readCurrency } from './product.reading.ts';
import {
  type GivenPromotion,
  type GivenVoucher,
  isPromotion,
  isVoucher,
  PromotionRecord,
  VoucherRecord,
} from './promotion.record.ts';
import type { Need, RecordType } from './record-type.ts';
import { readAmount, readName, readTime, readTruth, readWhole } from './values.ts';

const USES = { from: 1, to: 1_000_000_000 };
const KEY = /^[a-z0-9][a-z0-9_-]{0,79}$/;

export const promotionType: RecordType<PromotionInput> = {
  name: 'promotion',
  plural: 'promotions',
  kind: 'promotion',
  schema: PromotionRecord,
  read: (value, complaints) => (isPromotion(value, complaints) ? readPromotion(value, complaints) : null),
  keyOf: ({ key }) => key,
  claims: ({ key }) => [{ key, path: 'key' }],
  needs: needsOf,
  save: (deps, tx, inputs) => savePromotions(deps, tx, inputs),
};

function readPromotion(record: GivenPromotion, complaints: Complaints): PromotionInput {
  const { group = null, budget = null } = record;
  for (const [path, value] of Object.entries({ key: record.key, group })) {
    if (value !== null && !KEY.test(value)) complaints.refuse(path, `${shown(value)} is not a key: write summer-sale`);
  }
  return {
    key: record.key,
    names: readName(record.name, 'name', complaints),
    kind: record.kind ?? 'automatic',
    priority: readWhole(record.priority ?? 0, 'priority', complaints, { from: -1_000_000, to: 1_000_000 }),
    isExclusive: readTruth(record.exclusive, 'exclusive', complaints, false),
    stackingGroup: group,
    conditions: (record.conditions ?? []).map((each, index) => readCondition(each, `conditions[${index}]`, complaints)),
    benefit: readBenefit(record.benefit, complaints),
    budget: budget === null ? null : readBudget(budget, complaints),
    ...readUse(record, complaints),
  };
}

function readBudget({ currency, amount }: NonNullable<GivenPromotion['budget']>, complaints: Complaints) {
  const minor = readAmount(amount, 'budget.amount', complaints);
  if (minor === 0) complaints.refuse('budget.amount', 'is nothing');
  return { currency: readCurrency(currency, 'budget.currency', complaints), amount: minor };
}

type Use = Pick<GivenPromotion, 'active' | 'starts_at' | 'ends_at' | 'usage_limit' | 'per_customer_limit'>;

/** When, and how often. */
function readUse(record: Use, complaints: Complaints) {
  const startsAt = readTime(record.starts_at, 'starts_at', complaints);
  const endsAt = readTime(record.ends_at, 'ends_at', complaints);
  if (startsAt !== null && endsAt !== null && startsAt >= endsAt)
    complaints.refuse('ends_at', 'is not after starts_at');
  const limit = (name: 'usage_limit' | 'per_customer_limit') =>
    record[name] == null ? null : readWhole(record[name], name, complaints, USES);
  return {
    ...{ startsAt, endsAt, isActive: readTruth(record.active, 'active', complaints, true) },
    ...{ usageLimit: limit('usage_limit'), perCustomerLimit: limit('per_customer_limit') },
  };
}

/** Products and categories that are not there would never be in a basket. */
function needsOf({ conditions, benefit }: PromotionInput): Need[] {
  const ofConditions = conditions.flatMap((condition, index) =>
    'of' in condition ? inSelector(condition.of, `conditions[${index}].of`) : [],
  );
  const gift: Need[] =
    benefit.type === 'gift_product' ? [{ kind: 'product', key: benefit.sku, path: 'benefit.sku' }] : [];
  return [...ofConditions, ...gift, ...inBenefit(benefit)];
}

function inBenefit(benefit: PromotionInput['benefit']): Need[] {
  if ('on' in benefit) return inSelector(benefit.on, 'benefit.on');
  if (benefit.type !== 'buy_x_get_y') return [];
  const got = benefit.got === null ? [] : inSelector(benefit.got, 'benefit.got');
  return [...inSelector(benefit.bought, 'benefit.bought'), ...got];
}

function inSelector({ products, categories, exceptProducts, exceptCategories }: Selector, path: string): Need[] {
  const named = (kind: 'product' | 'category', keys: readonly string[] | undefined, name: string) =>
    (keys ?? []).map((key): Need => ({ kind, key, path: `${path}.${name}` }));
  return [
    ...named('product', products, 'products'),
    ...named('category', categories, 'categories'),
    ...named('product', exceptProducts, 'except_products'),
    ...named('category', exceptCategories, 'except_categories'),
  ];
}

export const voucherType: RecordType<VoucherInput> = {
  name: 'voucher',
  plural: 'vouchers',
  kind: 'voucher',
  schema: VoucherRecord,
  read: (value, complaints) => (isVoucher(value, complaints) ? readVoucher(value, complaints) : null),
  keyOf: ({ code }) => codeKey(code) ?? code,
  claims: ({ code }) => [{ key: codeKey(code) ?? code, path: 'code' }],
  needs: ({ promotion, customer }) => [
    { kind: 'promotion', key: promotion, path: 'promotion' },
    ...(customer === null ? [] : [{ kind: 'customer' as const, key: customer, path: 'customer' }]),
  ],
  save: (deps, tx, inputs) => saveVouchers(deps, tx, inputs),
};

function readVoucher(record: GivenVoucher, complaints: Complaints): VoucherInput {
  if (codeKey(record.code) === null) {
    complaints.refuse('code', `${shown(record.code)} is not a code: write letters, digits, dots, hyphens, underscores`);
  }
  const customer = record.customer == null ? null : (normaliseEmail(record.customer) ?? record.customer);
  const use = readUse(record, complaints);
  return {
    ...{ code: record.code, promotion: record.promotion, customer, batch: record.batch ?? null, ...use },
    usageLimit: use.usageLimit ?? (customer === null ? null : 1),
  };
}
