import { type DeskOrder, type ListedOrder, listOrders, type Order, showOrderAtDesk } from '@arasta/server';
import { type Command, InvalidArgumentError } from 'commander';
import { time, whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, oneOf, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';
import { REFUND_STATES, statusWord, waysOf } from './orders-words.ts';

interface ListOptions {
  readonly status?: readonly number[];
  readonly from?: Date;
  readonly until?: Date;
  readonly email?: string;
  readonly after?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** What there is to see. */
export function addOrderListing(orders: Command, { out, run }: Registration): void {
  orders
    .command('list')
    .description('list orders, the newest first')
    .option('--status <codes>', 'only those of these statuses, such as 400,450', statuses)
    .option('--from <time>', 'placed then or later, such as 2031-01-01 or 2031-01-01T09:00:00+03:00', time)
    .option('--until <time>', 'placed before', time)
    .option('--email <address>', 'only those ordered with this address')
    .option('--after <number>', 'begin behind this order')
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  orders
    .command('show <number>')
    .description('show an order, its items, parcels, refunds and history')
    .option('--json', 'as JSON')
    .action((number: string, { json = false }: { json?: boolean }) => run(() => show(out, number, json))());
}

function statuses(text: string): number[] {
  const codes = text.split(',').map((part) => part.trim());
  if (!codes.every((code) => /^[1-9]\d{1,2}$/.test(code))) throw new InvalidArgumentError('Write codes: 400,450.');
  return codes.map(Number);
}

async function list(out: Terminal, options: ListOptions): Promise<number> {
  const { status = null, from = null, until = null, email, after = null, limit, json = false } = options;
  const search = { statuses: status, from, until, email: email?.toLowerCase() ?? null, after, limit };
  const found = await withShop(out, (shop) => listOrders(shop, search));
  out.print(json ? asJson(found.map(readable)) : table(found.map(listed)) || 'There are no such orders.\n');
  return 0;
}

function readable(order: ListedOrder) {
  return { ...order, amount: amount(order.amount) };
}

function listed({ number, placedAt, status, pieces, payment, email, ...order }: ListedOrder): string[] {
  const money = `${amount(order.amount)} ${order.currency}`;
  return [number, placedAt.toISOString(), `${status} ${statusWord(status)}`, `${pieces} pieces`, money, payment, email];
}

async function show(out: Terminal, number: string, json: boolean): Promise<number> {
  const found = await withShop(out, (shop) => showOrderAtDesk(shop, number));
  out.print(json ? asJson(found) : describe(found));
  return 0;
}

function describe({ order, refunds, history }: DeskOrder): string {
  const { currency } = order;
  return [
    table(headOf(order)),
    table(order.items.map((item) => itemRow(item, order))),
    table(order.parcels.map(parcelRow)),
    table(
      refunds.map((refund) => {
        const account = [refund.iban, refund.holderName].filter((part) => part !== null).join(' ');
        const money = `${amount(refund.amount)} ${currency}`;
        return [`refund ${refund.id}`, REFUND_STATES[refund.state], money, waysOf(refund), account];
      }),
    ),
    table(history.map(({ createdDate, kind, actor }) => [createdDate.toISOString(), kind, actor])),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function headOf(order: Order): string[][] {
  const { shippingAddress: to, payment, refunds, currency, shipping } = order;
  return [
    ['number', order.number],
    ['placed', order.placedAt?.toISOString() ?? '-'],
    ['status', `${order.status} ${statusWord(order.status)}`],
    ['buyer', `${order.userEmail}${order.isGuest ? ' (guest)' : ''}`],
    [
      'to',
      [to.firstName, to.lastName, to.line, to.postcode, to.township.name, to.city.name].filter(Boolean).join(', '),
    ],
    ['shipping', `${oneOf(shipping.names)} ${amount(order.amounts.shipping)}`],
    ['payment', oneOf(payment.option.names)],
    ['amount', `${amount(amountOf(order))} ${currency}`],
    ['refunded', `${amount(refunds.amount)} ${currency}`],
    ['notes', order.notes ?? '-'],
  ];
}

function amountOf({ amounts }: Order): number {
  const { products, discount, shipping, fee, giftBox, interest } = amounts;
  return products - discount + shipping + fee + giftBox + interest;
}

function itemRow(item: Order['items'][number], { currency }: Order): string[] {
  const money = `${amount(item.price * item.quantity - item.discount)} ${currency}`;
  const { sku, names } = item.product;
  return [`item ${item.id}`, statusWord(item.status), `${item.quantity} × ${sku}`, money, oneOf(names)];
}

function parcelRow({ id, company, trackingNumber, trackingUrl, shippedAt, deliveredAt }: Order['parcels'][number]) {
  const delivered = deliveredAt === null ? 'on its way' : `delivered ${deliveredAt.toISOString()}`;
  const named = [company?.name ?? '-', trackingNumber ?? '-', trackingUrl ?? '-'];
  return [`parcel ${id}`, ...named, `sent ${shippedAt.toISOString()}`, delivered];
}
