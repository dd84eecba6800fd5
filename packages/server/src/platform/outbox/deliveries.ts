import { type Clock, DAY, later } from '../clock/index.ts';
import type { Executor } from '../db/index.ts';
import { deleteDeliveriesBefore, insertDelivery, isDelivered } from './deliveries.queries.ts';

// Far longer than a job keeps trying.
const KEPT_FOR = 30 * DAY;

/**
 * Sends a message unless the one of this id was sent before, and remembers it: the way to send from a job, which may
 * run again after it succeeded. Two calls of one id must not overlap; called from one job they cannot, because the
 * queue locks a job while it runs.
 *
 * The honest gap: when the process or the database dies after the other side has accepted the message and before that
 * is recorded here, the message is sent again. It then carries the same id (for a mail the same Message-ID), by which
 * mailbox and gateway can tell.
 * @throws what `send` throws; nothing is recorded then
 */
export async function deliverOnce(db: Executor, clock: Clock, id: string, send: () => Promise<void>): Promise<void> {
  if (await isDelivered(db, id)) return;
  await send();
  await insertDelivery(db, id, clock.now());
}

/**
 * Forgets deliveries of more than 30 days ago.
 * @returns how many
 */
export function purgeDeliveries(db: Executor, now: Date): Promise<number> {
  return deleteDeliveriesBefore(db, later(now, -KEPT_FOR));
}
