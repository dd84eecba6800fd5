import type { Amounts, Benefit, Condition, PromotionInput, VoucherInput } from '../../features/promotions/index.ts';

/** One promotion of each kind, on goods of different shelves so that they do not spoil each other. */

interface DemoPromotion extends Partial<PromotionInput> {
  readonly key: string;
  readonly names: { readonly en: string; readonly tr: string };
  readonly benefit: Benefit;
}

/** From whole dollars. */
function money(dollars: number): Amounts {
  return { usd: dollars * 100, eur: dollars * 90, try: dollars * 4000 };
}

const from = (dollars: number, of = {}): Condition => ({ type: 'basket_total', minimum: money(dollars), of });
const everything = {};

const PROMOTIONS: readonly DemoPromotion[] = [
  {
    key: 'shirts-10',
    names: { en: '10% off shirts', tr: 'Gömleklerde %10 indirim' },
    benefit: { type: 'percentage', percent: 10, on: { categories: ['men-shirts'] }, atMost: null },
  },
  {
    key: 'textiles-3-for-2',
    names: { en: '3 for 2 on home textiles', tr: 'Ev tekstilinde 3 al 2 öde' },
    benefit: { type: 'cheapest_free', of: 3, on: { categories: ['textiles'] } },
  },
  {
    key: 'boots-and-scarf',
    names: { en: 'Half price hat, scarf or belt with boots', tr: 'Bot alana şapka, atkı veya kemer yarı fiyatına' },
    benefit: {
      ...{ type: 'buy_x_get_y', buy: 1, get: 1, percent: 50, atMostTimes: null },
      ...{ bought: { categories: ['boots'] }, got: { categories: ['hats-scarves-belts'] } },
    },
  },
  {
    key: 'bags-tiers',
    names: { en: '5% off bags from 150, 10% from 300', tr: 'Çantalarda kademeli indirim' },
    benefit: {
      ...{ type: 'tiered', by: 'amount', on: { categories: ['bags'] } },
      tiers: [
        { from: money(150), percent: 5, amount: null },
        { from: money(300), percent: 10, amount: null },
      ],
    },
  },
  {
    key: 'mugs-2-off',
    names: { en: '2 off each mug', tr: 'Her kupada 80 TL indirim' },
    benefit: { type: 'amount', amount: money(2), on: { products: ['KT-101'] }, each: true },
  },
  {
    key: 'notebooks-fixed',
    names: { en: 'Two notebooks or more at 15 each', tr: 'İki ve üzeri defterde sabit fiyat' },
    conditions: [{ type: 'quantity', minimum: 2, of: { products: ['ST-101'] } }],
    benefit: { type: 'fixed_price', price: money(15), on: { products: ['ST-101'] } },
  },
  {
    key: 'audio-gift',
    names: { en: 'A pocket notebook with headphones and speakers', tr: 'Ses ürünlerine cep defteri hediye' },
    conditions: [from(150, { categories: ['audio'] })],
    benefit: { type: 'gift_product', sku: 'ST-102-YEL', quantity: 1 },
  },
  {
    key: 'free-shipping',
    names: { en: 'Free shipping from 100', tr: '4.000 TL üzeri ücretsiz kargo' },
    priority: -100,
    conditions: [from(100)],
    benefit: { type: 'free_shipping' },
  },
  {
    key: 'welcome-10',
    names: { en: 'Welcome: 10% off', tr: 'Hoş geldiniz: %10 indirim' },
    kind: 'voucher_code',
    priority: -10,
    benefit: { type: 'percentage', percent: 10, on: everything, atMost: money(50) },
  },
  {
    key: 'thank-you',
    names: { en: 'Thank you: 20 off', tr: 'Teşekkürler: 800 TL indirim' },
    kind: 'coupon',
    priority: -20,
    conditions: [from(200)],
    benefit: { type: 'amount', amount: money(20), on: everything, each: false },
  },
];

export function demoPromotions(): PromotionInput[] {
  return PROMOTIONS.map((promotion) => ({
    ...{ kind: 'automatic', priority: 0, isExclusive: false, stackingGroup: null, conditions: [], isActive: true },
    ...{ startsAt: null, endsAt: null, usageLimit: null, perCustomerLimit: null, budget: null },
    ...promotion,
  }));
}

/** A code that anybody may enter, and a coupon of the first demo customer. */
export function demoVouchers(customer: string): VoucherInput[] {
  const rest = { perCustomerLimit: null, isActive: true, startsAt: null, endsAt: null, batch: null };
  return [
    { code: 'WELCOME10', promotion: 'welcome-10', customer: null, usageLimit: null, ...rest },
    { code: 'THANKS20', promotion: 'thank-you', customer, usageLimit: 1, ...rest },
  ];
}
