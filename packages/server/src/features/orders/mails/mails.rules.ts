import { message, type MessageParams, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { BankAccount } from '../../payments/index.ts';
import { amountOf, amountToPay } from '../amounts.rules.ts';
import type { Order, OrderItem, OrderParcel, OrderStatus } from '../order.ts';
import type { OrderMailKind } from './order-mail.ts';

export interface MailSources {
  /** Where money of the order's currency can be transferred to. */
  readonly accounts: readonly BankAccount[];
  /** The shop's language. */
  readonly fallback: string;
}

export interface OrderMail {
  readonly subject: string;
  readonly text: string;
}

/** What the buyer is written, in the order's language. */
export function composeMail(kind: OrderMailKind, order: Order, sources: MailSources): OrderMail {
  const { language, number, billingAddress, shippingAddress } = order;
  const params: MessageParams = {
    ...{ number, name: billingAddress.firstName, amount: priced(amountIn(kind, order), order) },
    goods: goodsOf(itemsIn(kind, order), order, sources.fallback),
    accounts: accountsOf(order, sources.accounts),
    parcels: order.parcels.map((parcel) => parcelOf(parcel, language)).join('\n\n'),
    place: [shippingAddress.title, shippingAddress.line].join('\n'),
  };
  return {
    subject: translate(message(`mail_order_${kind}_subject`, params), language),
    text: translate(message(`mail_order_${kind}_text`, params), language).trim(),
  };
}

function amountIn(kind: OrderMailKind, { amounts, refunds }: Order): number {
  if (kind === 'refunded') return refunds.amount;
  return kind === 'received' ? amountOf(amounts) : amountToPay(amounts);
}

const DELIVERED: ReadonlySet<OrderStatus> = new Set([544, 545, 550]);
const CANCELLED: OrderStatus = 100;

/** The goods that a mail is about: those to which it has happened. */
function itemsIn(kind: OrderMailKind, { items }: Order): readonly OrderItem[] {
  if (kind === 'shipped') return items.filter(({ parcelId }) => parcelId !== null);
  if (kind === 'delivered') return items.filter(({ status }) => DELIVERED.has(status));
  if (kind === 'cancelled') return items.filter(({ status }) => status === CANCELLED);
  if (kind === 'ready_for_pickup') return items.filter(({ status }) => status !== CANCELLED);
  return items;
}

/** A line for each product. */
function goodsOf(items: readonly OrderItem[], { language }: Order, fallback: string): string {
  const counts = new Map<number, { readonly name: string; readonly quantity: number }>();
  for (const { productId, product, quantity } of items) {
    const name = textIn(product.names, language, fallback) ?? product.sku;
    counts.set(productId, { name, quantity: (counts.get(productId)?.quantity ?? 0) + quantity });
  }
  const lines = [...counts.values()].map(({ name, quantity }) => {
    return translate(message('order_mail_goods', { quantity, product: name }), language);
  });
  return lines.join('\n');
}

/** The account that was chosen; where it is gone, or none was, all there are. */
function accountsOf({ payment }: Order, accounts: readonly BankAccount[]): string {
  const chosen = accounts.filter(({ id }) => id === payment.bankAccountId);
  return (chosen.length > 0 ? chosen : accounts)
    .map(({ bank, holderName, iban }) => [bank.name, holderName, iban].join('\n'))
    .join('\n\n');
}

function parcelOf({ company, trackingNumber, trackingUrl }: OrderParcel, language: string): string {
  const number = trackingNumber ?? '–';
  const where =
    company === null ? null : translate(message('order_mail_parcel', { company: company.name, number }), language);
  return [where ?? number, ...(trackingUrl === null ? [] : [trackingUrl])].join('\n');
}

function priced(amount: number, { currency }: Order): string {
  return `${formatAmount(amount)} ${currency.toUpperCase()}`;
}
