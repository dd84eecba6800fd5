import { type Refusal, conflict, invalidField, Refusal as Refused, rejected } from '../../../kernel/errors.ts';
import { message, type MessageKey } from '../../../kernel/messages/index.ts';
import type { OrderStatus } from '../order.ts';
import type { Step } from './status.rules.ts';

export function noSuchOrder(number: string): Refusal {
  return new Refused('not_found', 'no_such_order', message('no_such_order', { number }));
}

export function noSuchRefund(id: number): Refusal {
  return new Refused('not_found', 'no_such_refund', message('no_such_refund', { id }));
}

const REFUSED: Readonly<Record<Step, MessageKey>> = {
  approve: 'order_not_approved',
  confirm_transfer: 'order_awaits_no_transfer',
  prepare: 'order_not_prepared',
  ship: 'order_not_shipped',
  ready: 'order_not_ready',
  attempt: 'order_not_attempted',
  deliver: 'order_not_delivered',
  cancel: 'order_not_cancelled',
  refund: 'order_not_refunded',
};

/** 406: what is asked for cannot be done to what has this status. */
export function wrongStatus(step: Step, status: OrderStatus): Refusal {
  return rejected('order_desk_100', REFUSED[step], { status: message(`order_status_${status}`) });
}

export function noSuchItem(ids: readonly number[]): Refusal {
  return invalidField('items', 'invalid_pk', { pk: ids.join(', ') });
}

/** 409: what the order was a moment ago it is no longer. */
export function changedMeanwhile(): Refusal {
  return conflict('order_changed', 'order_changed', 1);
}
