import { type MessageKey, message, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { type Texts, textIn } from '../../../kernel/texts.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { Benefit, Condition, PromotionKind } from '../promotion.ts';
import type { DiscountItem } from './offers.queries.ts';
import type { AssignedOffer, OfferState } from './offers.service.ts';

/** How a customer is answered. */
export interface Manner {
  readonly language: string;
  readonly fallback: string;
  readonly currency: string;
}

// Pages cut the date out of the text without a look: there has to be one, and one that 32 bits or a time zone away is
// still a date.
const NEVER = new Date('2099-12-31T23:59:59Z');

/** An offer of a customer (Wire: docs/protocol/promotions.md, "The customer's offers"). */
export function presentOffer(offer: AssignedOffer, manner: Manner) {
  const { language, currency } = manner;
  const { benefit } = offer;
  return {
    label: labelOf(offer.names, manner),
    amount: benefit.type === 'amount' ? asNumber(benefit.amount[currency] ?? 0) : 0,
    percentage: benefit.type === 'percentage' ? benefit.percent : null,
    start_datetime: formatDateTime(offer.startsAt),
    end_datetime: formatDateTime(offer.endsAt ?? NEVER),
    currency: presentCurrency(currency),
    voucher_code: offer.code,
    status: choice(offer.state, STATES[offer.state], language),
    offer_type: choice(offer.kind, KINDS[offer.kind], language),
    condition: presentCondition(offer.conditions, currency),
    benefit_type: presentBenefit(benefit, language),
  };
}

export type OfferObject = ReturnType<typeof presentOffer>;

/** The lists that clients read beside or instead of pages. */
export function presentLists(offers: readonly OfferObject[]) {
  const discounts = offers.filter(({ benefit_type }) => benefit_type.value === 'fixed');
  return { total_discount: addUp(discounts.map(({ amount }) => amount)), discounts, all_discounts: [...offers] };
}

/** What an order was given (Wire: docs/protocol/promotions.md, "Discounts used"). */
export function presentDiscount(item: DiscountItem, manner: Manner) {
  const label = labelOf(item.names, manner);
  return {
    ...{ name: label, label, amount: formatAmount(item.amount), created_date: formatDateTime(item.redeemedAt) },
    ...{ order_number: item.reference, currency: presentCurrency(item.currency) },
    offer_type: choice(item.kind, KINDS[item.kind], manner.language),
    voucher_code: item.voucherCode,
  };
}

/** The lists beside a page of discounts; `given` is what all pages add up to. */
export function presentDiscountLists(discounts: readonly ReturnType<typeof presentDiscount>[], given: number) {
  return { total_discount: asNumber(given), discounts: [...discounts], all_discounts: [...discounts] };
}

const STATES: Readonly<Record<OfferState, MessageKey>> = {
  active: 'offer_active',
  future: 'offer_future',
  expired: 'offer_expired',
};

const KINDS: Readonly<Record<PromotionKind, MessageKey>> = {
  automatic: 'kind_automatic',
  coupon: 'kind_coupon',
  coupon_code: 'kind_coupon_code',
  voucher_code: 'kind_voucher_code',
};

/** What clients know are the first three; the rest goes by our own names. */
const BENEFITS: Readonly<Record<Benefit['type'], readonly [string, MessageKey]>> = {
  amount: ['fixed', 'benefit_fixed'],
  percentage: ['percentage', 'benefit_percentage'],
  free_shipping: ['shipping_free', 'benefit_shipping_free'],
  fixed_price: ['fixed_price', 'benefit_fixed_price'],
  buy_x_get_y: ['buy_x_get_y', 'benefit_buy_x_get_y'],
  cheapest_free: ['cheapest_free', 'benefit_cheapest_free'],
  gift_product: ['gift_product', 'benefit_gift_product'],
  tiered: ['tiered', 'benefit_tiered'],
};

function presentBenefit({ type }: Benefit, language: string) {
  const [value, label] = BENEFITS[type];
  return choice(value, label, language);
}

/** The first that is about an amount or pieces; without any, an amount of nothing. */
function presentCondition(conditions: readonly Condition[], currency: string) {
  for (const condition of conditions) {
    if (condition.type === 'basket_total') return { type: 'Amount', value: asNumber(condition.minimum[currency] ?? 0) };
    if (condition.type === 'quantity') return { type: 'Quantity', value: condition.minimum };
  }
  return { type: 'Amount', value: 0 };
}

function choice(value: string, label: MessageKey, language: string) {
  return { value, label: translate(message(label), language) };
}

function presentCurrency(currency: string) {
  return { value: currency, label: currency.toUpperCase() };
}

function labelOf(names: Texts, { language, fallback }: Manner): string {
  return textIn(names, language, fallback) ?? '';
}

/** Documented as a number here. */
function asNumber(minor: number): number {
  return Number(formatAmount(minor));
}

function addUp(amounts: readonly number[]): number {
  return amounts.reduce((cents, amount) => cents + Math.round(amount * 100), 0) / 100;
}
