import { DAY, later } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { lockAccounts, putIn } from '../money/money.queries.ts';
import { collectDebts } from './debts.service.ts';
import { type Earning, findFacts, insertEarning, markEarned, reduceEarned, updatePending } from './earning.queries.ts';
import { earnedBy, isDue, isEarning, type OrderFacts, termsOf } from './earning.rules.ts';

export interface EarningDeps {
  readonly config: Config;
}

/** An order that the caller's transaction has locked. */
export interface OrderMoved {
  readonly orderId: number;
  readonly now: Date;
}

/**
 * Notes what an order earns its buyer by the programme of this day, in the transaction that places it, once. Nothing is
 * asked where nobody earns anything.
 */
export async function beginEarning({ config }: EarningDeps, tx: Tx, { orderId, now }: OrderMoved): Promise<void> {
  if (!isEarning(config)) return;
  const order = await findFacts(tx, orderId);
  const terms = order === null ? null : termsOf(config, order);
  if (order === null || terms === null || order.customerId === null) return;
  const { customerId, number: orderNumber, currency } = order;
  const amount = earnedBy(terms, order);
  const id = await insertEarning(tx, { customerId, orderNumber, currency, terms, amount, now });
  if (id !== null)
    await settle(config, tx, { order, customerId, earning: { ...terms, id, state: 'pending', amount }, now });
}

/**
 * Brings what an order earns into line with what is left of it, in the transaction that moved its items or took some out, when
 * all else is done: pending until it is due, then given once; what was cancelled or came back is taken back. The same again
 * changes nothing.
 * Concurrency: the order is locked; then the buyer's accounts are, last of all locks.
 */
export async function settleEarning({ config }: EarningDeps, tx: Tx, { orderId, now }: OrderMoved): Promise<void> {
  const order = await findFacts(tx, orderId);
  if (order === null || order.earning === null || order.customerId === null) return;
  await settle(config, tx, { order, customerId: order.customerId, earning: order.earning, now });
}

interface Settling {
  readonly order: OrderFacts;
  readonly customerId: number;
  readonly earning: Earning;
  readonly now: Date;
}

async function settle(config: Config, tx: Tx, settling: Settling): Promise<void> {
  const { order, customerId, earning, now } = settling;
  const amount = earnedBy(earning, order);
  if (earning.state === 'earned') {
    if (amount < earning.amount) await takeBack(tx, settling, amount);
    return;
  }
  if (!isDue(config, order)) {
    if (amount !== earning.amount) await updatePending(tx, earning.id, amount, now);
    return;
  }
  if (!(await markEarned(tx, earning.id, amount, now)) || amount === 0) return;
  const expiresAt = config.loyaltyExpiryDays === 0 ? null : later(now, config.loyaltyExpiryDays * DAY);
  await putIn(tx, {
    ...{ customerId, currency: order.currency, amount, reference: order.number, now },
    ...{ kind: 'sale', reason: 'earn', earningId: earning.id, expiresAt },
  });
  await collectDebts(tx, { customerId, currency: order.currency }, now);
}

async function takeBack(tx: Tx, settling: Settling, amount: number): Promise<void> {
  const { order, customerId, earning, now } = settling;
  await lockAccounts(tx, customerId, order.currency);
  await reduceEarned(tx, earning.id, amount, now);
  await collectDebts(tx, { customerId, currency: order.currency }, now);
}
