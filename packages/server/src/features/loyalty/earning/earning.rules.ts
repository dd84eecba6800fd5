import type { Config } from '../../../platform/config/index.ts';

/** What of an order counts. */
export type Counting = 'goods' | 'total';

/** The terms on which an order earns, as they were when it was placed. */
export interface Terms {
  /** Hundredths of a per cent. */
  readonly rate: number;
  readonly counts: Counting;
  /** Minor units of what counts, when it was placed. */
  readonly counted: number;
  /** Part of it that was paid with real money. */
  readonly paid: number;
}

/** An order as far as earning goes by it; minor units. */
export interface OrderFacts {
  readonly number: string;
  /** Null for a guest's, and where the account was erased. */
  readonly customerId: number | null;
  readonly currency: string;
  readonly segment: string | null;
  readonly isMember: boolean;
  /** When it was placed. */
  readonly goods: number;
  readonly total: number;
  /** Paid by loyalty money and gift card. */
  readonly balances: number;
  /** Without what is cancelled or came back. */
  readonly goodsLeft: number;
  readonly totalLeft: number;
  /** Of those that are not cancelled and did not come back: the item that is furthest behind; null where none is left. */
  readonly leastStatus: number | null;
}

export type Programme = Pick<
  Config,
  | 'loyaltyMoney'
  | 'loyaltyEarnRate'
  | 'loyaltySegmentRates'
  | 'loyaltyEarners'
  | 'loyaltyEarnAt'
  | 'loyaltyEarnOn'
  | 'loyaltyExpiryDays'
>;

/** Whether any order may earn anything. */
export function isEarning({ loyaltyMoney, loyaltyEarnRate, loyaltySegmentRates }: Programme): boolean {
  return loyaltyMoney && (loyaltyEarnRate.hundredths > 0 || [...loyaltySegmentRates.values()].some((rate) => rate > 0));
}

/**
 * On which terms an order that is placed earns; null for a guest's, and where it would come to nothing. Loyalty money and gift
 * cards count as paying for what counts, before shipping and fees.
 */
export function termsOf(programme: Programme, order: OrderFacts): Terms | null {
  if (order.customerId === null || !isEarning(programme)) return null;
  if (programme.loyaltyEarners === 'members' && !order.isMember) return null;
  const rate = programme.loyaltySegmentRates.get(order.segment ?? '') ?? programme.loyaltyEarnRate.hundredths;
  const counts = programme.loyaltyEarnOn;
  const counted = counts === 'goods' ? order.goods : order.total;
  const terms = { rate, counts, counted, paid: Math.max(0, counted - order.balances) };
  return earnedOf(terms, counted) > 0 ? terms : null;
}

/** What an order earns of which so much is left, in minor units, rounded down. */
export function earnedBy(terms: Terms, order: Pick<OrderFacts, 'goodsLeft' | 'totalLeft'>): number {
  return earnedOf(terms, terms.counts === 'goods' ? order.goodsLeft : order.totalLeft);
}

// The product of three amounts is beyond 2^53.
function earnedOf({ rate, counted, paid }: Terms, left: number): number {
  if (counted === 0) return 0;
  const kept = BigInt(Math.min(Math.max(0, left), counted));
  return Number((BigInt(paid) * BigInt(rate) * kept) / (BigInt(counted) * 10_000n));
}

// Statuses of orders (docs/protocol/orders.md). An item that waits for an answer (50) is behind both.
const THRESHOLDS = { approved: 400, delivered: 550 } as const;

/** Whether what it earns is the customer's now. */
export function isDue({ loyaltyEarnAt }: Programme, { leastStatus }: Pick<OrderFacts, 'leastStatus'>): boolean {
  return leastStatus !== null && leastStatus >= THRESHOLDS[loyaltyEarnAt];
}
