import type { Order, OrderItem } from '@arasta/client';
import { cents } from '../basket/lines.rules.ts';

/** Items of one product that are in one state: the shop keeps a record of every piece. */
export interface ItemGroup {
  readonly key: string;
  readonly item: OrderItem;
  readonly items: readonly OrderItem[];
  readonly pieces: number;
  /** What they cost together. */
  readonly total: number;
}

/** The items as people count them, in the order of the order. */
export function groupsOf(items: readonly OrderItem[]): ItemGroup[] {
  const groups = new Map<string, OrderItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].flatMap(([key, [item, ...others]]) => {
    if (item === undefined) return [];
    const all = [item, ...others];
    const total = all.reduce((sum, one) => sum + cents(one.total_amount), 0) / 100;
    return [{ key, item, items: all, pieces: all.reduce((sum, { length }) => sum + length, 0), total }];
  });
}

function keyOf({
  product,
  unit_price: price,
  status,
  attributes,
  active_cancellation_request: request,
}: OrderItem): string {
  const asked = request === null ? '' : `${request.cancellation_type.value} ${request.status.value}`;
  return [product.pk, price, status.value, asked, JSON.stringify(attributes)].join(' ');
}

/** What an order comes to, taken apart. What is left over is the fee of paying at the door, or a gift box. */
export function sumsOf(order: Order) {
  const goods = order.orderitem_set.reduce((sum, item) => sum + cents(item.total_amount), 0);
  const interest = cents(order.installment_interest_amount);
  const fee = cents(order.amount_without_discount) - goods - cents(order.shipping_amount) - interest;
  const loyalty = order.loyaltytransaction_set.reduce((sum, { amount }) => sum + cents(amount), 0);
  return { goods: goods / 100, interest: interest / 100, fee: Math.max(0, fee) / 100, loyalty: -loyalty / 100 };
}

/** What an order left to pay by the way that was chosen, after loyalty money and a gift card. */
export function dueOf({ amount, gift_card_amount: giftCard, loyaltytransaction_set: moved }: Order): number {
  const spent = moved.filter(({ reason }) => reason.value === 'spend');
  return spent.reduce((sum, one) => sum + cents(one.amount), cents(amount) - cents(giftCard)) / 100;
}

/** How a state is coloured: something to wait for, something done, something that went back. */
export function kindOf(status: string): 'plain' | 'good' | 'warn' | 'accent' {
  if (status === '550') return 'good';
  if (status === '100' || status === '600') return 'plain';
  return status === '50' || status === '300' ? 'warn' : 'accent';
}

/** A piece, or some of an item that is several, as a request names it. */
export interface Asked {
  readonly order_item: number;
  readonly quantity?: number;
}

/** Items with the number of pieces in each. */
interface Several {
  readonly items: readonly Pick<OrderItem, 'id' | 'length'>[];
}

/** The records for so many pieces of a group, the first ones first. */
export function askedFor({ items }: Several, pieces: number): Asked[] {
  const asked: Asked[] = [];
  let left = pieces;
  for (const { id, length } of items) {
    if (left <= 0) break;
    asked.push(length <= left ? { order_item: id } : { order_item: id, quantity: left });
    left -= length;
  }
  return asked;
}
