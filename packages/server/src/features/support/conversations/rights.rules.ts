import { DAY, HOUR, later } from '../../../platform/clock/index.ts';
import type { TicketState } from '../ticket.ts';

/** What whoever asked may do with a conversation. */

interface Standing {
  readonly state: TicketState;
  readonly closedAt: Date | null;
  readonly ratedAt: Date | null;
}

// Whoever slipped may mend it; a judgement is not haggled over for weeks.
const RATING_SETTLES_AFTER = 24 * HOUR;

/** Whether writing on is taken: a closed one is opened by it for so many days. */
export function maySay({ state, closedAt }: Standing, now: Date, reopenDays: number): boolean {
  return state !== 'closed' || closedAt === null || now <= later(closedAt, reopenDays * DAY);
}

/** Why it cannot be rated: nobody has answered yet, or it was rated more than a day ago. Null when it can. */
export function ratingFault({ state, ratedAt }: Standing, now: Date): 'ticket_105' | 'ticket_106' | null {
  if (state === 'open' && ratedAt === null) return 'ticket_105';
  return ratedAt !== null && now > later(ratedAt, RATING_SETTLES_AFTER) ? 'ticket_106' : null;
}
