import { Refusal } from '../../../kernel/errors.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type DeskOrder, showOrderAtDesk } from '../../orders/index.ts';
import { type Attempt, findAttempt } from '../../payments/index.ts';
import { type DeskRequest, listRequests } from '../../returns/index.ts';

/** An order with all that the desk knows of it. */
export interface ShownOrder extends DeskOrder {
  /** Cancellations and returns, the oldest first. */
  readonly requests: readonly DeskRequest[];
  /** How its payment stands; null where none was made. */
  readonly attempt: Attempt | null;
}

const MOST_REQUESTS = 100;

/** @throws Refusal not_found no_such_order */
export async function getShownOrder(db: Executor, number: string): Promise<ShownOrder> {
  const shown = await showOrderAtDesk({ db }, number);
  const { attemptReference } = shown.order;
  return {
    ...shown,
    requests: await listRequests({ db }, { statuses: null, orderNumber: number, after: 0, limit: MOST_REQUESTS }),
    attempt: attemptReference === null ? null : await findAttempt(db, attemptReference),
  };
}

/** Null for an order that is not there any more. */
export async function findShownOrder(db: Executor, number: string): Promise<ShownOrder | null> {
  try {
    return await getShownOrder(db, number);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not_found') return null;
    throw error;
  }
}
