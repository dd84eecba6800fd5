import type { OrderAmounts } from './order.ts';

/** What an order comes to, however it is paid. Minor units. */
export function amountOf(amounts: Omit<OrderAmounts, 'loyalty' | 'giftCard'>): number {
  const { products, discount, shipping, fee, giftBox, interest } = amounts;
  return products - discount + shipping + fee + giftBox + interest;
}

/** What is left to pay by the payment option that was chosen, after balance and gift card. */
export function amountToPay(amounts: OrderAmounts): number {
  return amountOf(amounts) - amounts.loyalty - amounts.giftCard;
}
