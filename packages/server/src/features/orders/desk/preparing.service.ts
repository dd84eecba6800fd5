import type { Tx } from '../../../platform/db/index.ts';
import { confirmAttempt } from '../../payments/index.ts';
import { enqueueOrderMail } from '../mails/enqueueing.service.ts';
import type { Order } from '../order.ts';
import type { OrderEventKind } from '../timeline/event.ts';
import type { DeskDeps } from './desk.deps.ts';
import { wrongStatus } from './desk.refusals.ts';
import { moveOrRefuse, onOrder, saveProgress, type Stepped } from './taking.service.ts';
import type { Step } from './status.rules.ts';

/**
 * Says yes to an order that waits for the desk: one that is paid, or will be paid at the door. One transaction; done again,
 * it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 when it waits for something else
 */
export function approveOrder(deps: DeskDeps, number: string): Promise<Stepped> {
  return step(deps, number, { step: 'approve', event: 'approved', then: NOTHING_ELSE });
}

/**
 * The money that was transferred for an order is there. One transaction; done again, it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 when no transfer is awaited
 */
export function confirmTransfer(deps: DeskDeps, number: string): Promise<Stepped> {
  return step(deps, number, {
    ...{ step: 'confirm_transfer', event: 'payment_received' },
    isFor: ({ payment }) => payment.method === 'transfer',
    then: async (tx, order, now) => {
      await confirmAttempt(tx, order.number, now);
      await enqueueOrderMail(tx, 'payment_received', order.id, now);
    },
  });
}

/**
 * Somebody packs the order: its buyer cannot cancel it any more. One transaction; done again, it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 when it is not approved
 */
export function prepareOrder(deps: DeskDeps, number: string): Promise<Stepped> {
  return step(deps, number, { step: 'prepare', event: 'preparing', then: NOTHING_ELSE });
}

interface WholeStep {
  readonly step: Step;
  readonly event: OrderEventKind;
  /** Default: any order. */
  readonly isFor?: (order: Order) => boolean;
  readonly then: (tx: Tx, order: Order, now: Date) => Promise<void>;
}

const NOTHING_ELSE = () => Promise.resolve();

function step(deps: DeskDeps, number: string, { step: name, event, isFor, then }: WholeStep): Promise<Stepped> {
  return onOrder(deps, number, async (tx, order) => {
    if (isFor?.(order) === false) throw wrongStatus(name, order.status);
    const moved = moveOrRefuse(name, order, null);
    if (moved === null) return { outcome: 'already', status: order.status };
    const now = deps.clock.now();
    const status = await saveProgress(tx, { order, ...moved, event, actor: 'staff', now });
    await then(tx, order, now);
    await deps.orderMoved(tx, { orderId: order.id, now });
    return { outcome: 'done', status };
  });
}
