import { type Static, Type } from 'typebox';
import { checkOf } from './check.ts';
import { amount, anything, key, keys, nullable, numeric, optional, text, texts, truth, word } from './shapes.ts';

/** The form of promotions and codes in files; what its parts mean is in docs/guides/promotions.md. */

const amounts = (description: string) => anything(`${description} By currency: \`{"eur": "50"}\`.`);

const SelectorPart = Type.Object(
  {
    products: optional(keys('SKUs', 10_000)),
    categories: optional(keys('Keys of categories', 1000)),
    attributes: optional(anything('`{"color": ["navy", "black"]}`')),
    except_products: optional(keys('SKUs', 10_000)),
    except_categories: optional(keys('Keys of categories', 1000)),
    full_price_only: optional(truth('')),
  },
  { reason: 'is not {"products", "categories", "attributes", "except_products", "except_categories", …}' },
);

const lines = (description: string) => optional(Type.Union([SelectorPart], { description, reason: 'is no selection' }));

const CONDITIONS = ['basket_total', 'quantity', 'segment', 'first_order', 'payment_option', 'currency'] as const;

const ConditionPart = Type.Object(
  {
    type: word(`${CONDITIONS.map((name) => `\`${name}\``).join(', ')}.`, ...CONDITIONS),
    minimum: optional(
      Type.Union([Type.Number(), Type.String({ maxLength: 40 }), Type.Record(Type.String(), Type.Unknown())], {
        description: 'Of `basket_total` by currency, of `quantity` pieces.',
        reason: 'is neither a number nor {"eur": "50"}',
      }),
    ),
    of: lines('Which goods count. Default: all.'),
    any_of: optional(keys('Of `segment`, `payment_option` and `currency`.', 100)),
  },
  { reason: 'is not {"type", …}' },
);

const TierPart = Type.Object(
  {
    from: Type.Union([Type.Number(), Type.String({ maxLength: 40 }), Type.Record(Type.String(), Type.Unknown())], {
      reason: 'is neither a number nor {"eur": "50"}',
    }),
    percent: nullable(numeric('')),
    amount: nullable(anything('')),
  },
  { reason: 'is not {"from", "percent"} or {"from", "amount"}' },
);

const BENEFITS = [
  ...(['percentage', 'amount', 'fixed_price', 'buy_x_get_y', 'cheapest_free'] as const),
  ...(['free_shipping', 'gift_product', 'tiered'] as const),
] as const;

const BenefitPart = Type.Object(
  {
    type: word('', ...BENEFITS),
    on: lines(''),
    percent: nullable(numeric('')),
    at_most: nullable(amounts('')),
    amount: nullable(amounts('')),
    each: optional(truth('')),
    price: nullable(amounts('')),
    buy: nullable(numeric('')),
    get: nullable(numeric('')),
    bought: lines(''),
    got: lines(''),
    at_most_times: nullable(numeric('')),
    of: nullable(numeric('')),
    sku: nullable(key('')),
    quantity: nullable(numeric('')),
    by: optional(word('', 'amount', 'quantity')),
    tiers: optional(Type.Array(TierPart, { maxItems: 20, reason: 'is not a list of up to 20 tiers' })),
  },
  {
    description: `What it gives: \`{"type": …}\`, one of ${BENEFITS.map((name) => `\`${name}\``).join(', ')}.`,
    reason: 'is not {"type", …}',
  },
);

export const PromotionRecord = Type.Object({
  type: Type.Literal('promotion'),
  key: key('Small letters, digits, hyphens and underscores.', 80),
  name: texts('What shoppers read.', 255),
  kind: optional(
    word(
      '`automatic`, `coupon`, `coupon_code` or `voucher_code`. Default: `automatic`.',
      ...(['automatic', 'coupon', 'coupon_code', 'voucher_code'] as const),
    ),
  ),
  priority: optional(numeric('Higher ones are applied first. Default: 0.')),
  exclusive: optional(truth('Whether it is applied alone or not at all. Default: false.')),
  group: nullable(key('Of promotions with the same group at most one is applied.', 80)),
  conditions: optional(
    Type.Array(ConditionPart, {
      description: 'All have to hold. Default: none.',
      maxItems: 20,
      reason: 'is not a list of up to 20 conditions',
    }),
  ),
  benefit: BenefitPart,
  active: optional(truth('Whether it is on. Default: true.')),
  starts_at: nullable(text('Default: it has begun.', 40)),
  ends_at: nullable(text('Default: it does not end.', 40)),
  usage_limit: nullable(numeric('How many orders get it. Default: any number.')),
  per_customer_limit: nullable(numeric('How many orders of one customer; guests then do not get it.')),
  budget: nullable(
    Type.Object(
      { currency: text('', 3), amount: amount('') },
      {
        description: 'What it may cost in all: `{"currency": "eur", "amount": "1000"}`.',
        reason: 'is not {"currency", "amount"}',
      },
    ),
  ),
});

export const VoucherRecord = Type.Object({
  type: Type.Literal('voucher'),
  code: key('As shoppers enter it; small letters and blanks do not matter.', 64),
  promotion: key('Key of a promotion that is not automatic.', 80),
  customer: nullable(text('E-mail address of the customer whose it is. Default: whoever knows it.', 254)),
  usage_limit: nullable(numeric("How many orders. Default: 1 for a customer's, else any number.")),
  per_customer_limit: nullable(numeric('How many orders of one customer; guests then cannot use it.')),
  active: optional(truth('Default: true.')),
  starts_at: nullable(text('Default: with its promotion.', 40)),
  ends_at: nullable(text('Default: with its promotion.', 40)),
  batch: nullable(key('A name for codes that belong together.', 80)),
});

export type GivenPromotion = Static<typeof PromotionRecord>;
export type GivenBenefit = Static<typeof BenefitPart>;
export type GivenCondition = Static<typeof ConditionPart>;
export type GivenSelector = Static<typeof SelectorPart>;
export type GivenVoucher = Static<typeof VoucherRecord>;

export const isPromotion = checkOf(PromotionRecord);
export const isVoucher = checkOf(VoucherRecord);
