import { cancelOrderAtDesk, listOpenRefunds, noteTransfer, type OrderRefund, refundOrderAtDesk } from '@arasta/server';
import type { Command } from 'commander';
import { whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';
import { itemIds, REFUND_STATES, report, waysOf } from './orders-words.ts';

interface WithdrawOptions {
  readonly items?: readonly number[];
  readonly iban?: string;
  readonly holder?: string;
  readonly asLoyalty?: boolean;
}

interface RefundsOptions {
  readonly after: number;
  readonly limit: number;
  readonly json?: boolean;
}

/** Taking goods out of orders, and giving the money back. */
export function addOrderWithdrawals(orders: Command, registration: Registration): void {
  const { out, run } = registration;
  withMoney(orders.command('cancel <number>'))
    .description('cancel goods that are not sent; what was paid for them goes back')
    .action((number: string, options: WithdrawOptions) => run(() => withdraw(out, number, options, 'cancel'))());
  withMoney(orders.command('refund <number>'))
    .description('give back what was paid for goods that were sent')
    .action((number: string, options: WithdrawOptions) => run(() => withdraw(out, number, options, 'refund'))());
  addRefundCommands(orders, registration);
}

function withMoney(command: Command): Command {
  return command
    .option('--items <ids>', 'only these (default: all)', itemIds)
    .option('--iban <account>', 'where money goes that no card or provider brought')
    .option('--holder <name>', 'whose account that is')
    .option('--as-loyalty', 'give all of it back as loyalty money');
}

function addRefundCommands(orders: Command, { out, run }: Registration): void {
  orders
    .command('refunds')
    .description('list refunds whose money has not gone back yet')
    .option('--after <id>', 'begin behind this one', whole, 0)
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'as JSON')
    .action((options: RefundsOptions) => run(() => refunds(out, options))());
  orders
    .command('refunded')
    .argument('<id>', 'as the list has it', whole)
    .description('note that the money of a refund was transferred')
    .action((id: number) => run(() => transferred(out, id))());
}

async function withdraw(
  out: Terminal,
  number: string,
  { items, iban, holder, asLoyalty = false }: WithdrawOptions,
  how: 'cancel' | 'refund',
): Promise<number> {
  const way = { iban: iban ?? null, holderName: holder ?? null, allAsLoyalty: asLoyalty };
  const take = how === 'cancel' ? cancelOrderAtDesk : refundOrderAtDesk;
  const done = await withShop(out, (shop) => take(shop, { number, itemIds: items ?? null, way }));
  report(out, number, done);
  if (done.refund !== null) out.print(`Refund ${done.refund.id}: ${REFUND_STATES[done.refund.state]}.\n`);
  return 0;
}

async function refunds(out: Terminal, { after, limit, json = false }: RefundsOptions): Promise<number> {
  const found = await withShop(out, (shop) => listOpenRefunds(shop, { after, limit }));
  out.print(json ? asJson(found.map(readable)) : table(found.map(listed)) || 'All money has gone back.\n');
  return 0;
}

function readable(refund: OrderRefund) {
  const { gateway, hand, unpaid, loyalty, giftCard } = refund.parts;
  const parts = { gateway: amount(gateway), hand: amount(hand), unpaid: amount(unpaid) };
  const balances = { loyalty: amount(loyalty), giftCard: amount(giftCard) };
  return { ...refund, amount: amount(refund.amount), parts: { ...parts, ...balances } };
}

function listed(refund: OrderRefund): string[] {
  const { id, orderNumber, state, currency, iban, holderName } = refund;
  const account = [iban, holderName].filter((part) => part !== null).join(' ') || '-';
  return [
    String(id),
    orderNumber,
    REFUND_STATES[state],
    `${amount(refund.amount)} ${currency}`,
    waysOf(refund),
    account,
  ];
}

async function transferred(out: Terminal, id: number): Promise<number> {
  const { outcome, refund } = await withShop(out, (shop) => noteTransfer(shop, id));
  if (outcome === 'done') out.print(`Refund ${id} of ${refund.orderNumber} is done.\n`);
  else out.print(`Refund ${id} is ${REFUND_STATES[refund.state]}; nothing was changed.\n`);
  return 0;
}
