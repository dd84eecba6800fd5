import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { JobHandlers } from '../../../platform/jobs/index.ts';
import type { MailPort } from '../../../platform/mail/index.ts';
import { deliverOnce } from '../../../platform/outbox/index.ts';
import type { BankAccount } from '../../payments/index.ts';
import { isErased } from '../owners/owners.queries.ts';
import { findOrder } from '../reading/orders.queries.ts';
import { composeMail } from './mails.rules.ts';
import { ORDER_JOBS, ORDER_MAILS, type OrderMailKind } from './order-mail.ts';

export interface OrderJobDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly mail: MailPort;
  /** Where money of a currency can be transferred to. */
  readonly bankAccountsIn: (currency: string) => Promise<readonly BankAccount[]>;
}

/** The order jobs. */
export function orderJobs(deps: OrderJobDeps): JobHandlers {
  return { [ORDER_JOBS.sendMail]: (payload) => sendMail(deps, payloadOf(payload)) };
}

interface MailPayload {
  readonly orderId: number;
  readonly kind: OrderMailKind;
  /** When it happened. */
  readonly at: string;
}

async function sendMail(
  { db, config, clock, mail, bankAccountsIn }: OrderJobDeps,
  payload: MailPayload,
): Promise<void> {
  const { orderId, kind, at } = payload;
  const order = await findOrder(db, orderId);
  if (order === null || isErased(order)) return;
  const accounts = kind === 'awaiting_transfer' ? await bankAccountsIn(order.currency) : [];
  const { subject, text } = composeMail(kind, order, { accounts, fallback: config.defaultLanguage });
  const id = `order-${orderId}-${kind}-${Date.parse(at)}`;
  await deliverOnce(db, clock, id, () => mail.send({ id, to: order.userEmail, subject, text }));
}

function payloadOf(payload: unknown): MailPayload {
  const { orderId, kind, at } = isRecord(payload) ? payload : {};
  const known = ORDER_MAILS.find((one) => one === kind);
  if (typeof orderId !== 'number' || known === undefined || typeof at !== 'string') {
    throw new TypeError('The job names no order');
  }
  return { orderId, kind: known, at };
}
