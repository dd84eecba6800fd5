import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { StockDeps } from '../../stock/index.ts';

export interface GatewayRefund {
  /** Of the payment. */
  readonly reference: string;
  /** Its idempotency key. */
  readonly refundReference: string;
  readonly amount: number;
}

/** What it takes to carry orders out. */
export interface DeskDeps extends StockDeps {
  readonly db: Executor;
  readonly clock: Clock;
  /** Gives money back through the gateway that it came by; never in a transaction. Asked again it does so once. */
  refundPayment(refund: GatewayRefund): Promise<'done' | 'refused' | 'unknown' | 'no_gateway'>;
  /**
   * Told inside each transaction that approves or delivers items, takes some out or lets them go their way again, when all else
   * is done: the order is locked.
   */
  orderMoved(tx: Tx, order: { readonly orderId: number; readonly now: Date }): Promise<void>;
  /** Told inside the transaction in which a refund is done, whichever way its money went. */
  refundDone(tx: Tx, refund: { readonly reference: string; readonly now: Date }): Promise<void>;
}
