import { DAY, later } from '../../../platform/clock/index.ts';
import type { SupportDeps } from '../support.deps.ts';
import { eraseTickets, lockOldTickets } from './owners.queries.ts';

const AT_ONCE = 100;

/**
 * Empties the conversations that were closed longer ago than the shop keeps them, as those of an erased customer are; where it
 * keeps them for ever, none.
 */
export async function eraseOldTickets({ db, config }: Pick<SupportDeps, 'db' | 'config'>, now: Date): Promise<void> {
  const { ticketRetentionDays: days } = config;
  if (days === 0) return;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const ids = await lockOldTickets(tx, later(now, -days * DAY), AT_ONCE);
      if (ids.length > 0) await eraseTickets(tx, ids, now);
      return ids.length;
    });
    if (count < AT_ONCE) return;
  }
}
