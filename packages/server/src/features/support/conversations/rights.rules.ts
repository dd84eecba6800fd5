import { DAY, HOUR, later } from '../../../platform/clock/index.ts';
import type { TicketState } from '../ticket.ts';

/** What whoever asked may do with a conversation. */

interface Written {
  readonly state: TicketState;
  readonly closedAt: Date | null;
}

interface Judged {
  readonly state: TicketState;
  readonly ratedAt: Date | null;
  /** Whether staff has ever written what the customer may read. */
  readonly isAnswered: boolean;
}

// Whoever slipped may mend it; a judgement is not haggled over for weeks.
const RATING_SETTLES_AFTER = 24 * HOUR;

/** Whether writing on is taken: a closed one is opened by it for so many days. */
export function maySay({ state, closedAt }: Written, now: Date, reopenDays: number): boolean {
  return state !== 'closed' || closedAt === null || now <= later(closedAt, reopenDays * DAY);
}

/**
 * Why it cannot be rated: nobody has answered or closed it yet, or it was rated more than a day ago. Null when it can.
 * Thanks after an answer open a conversation again and leave the answer to be rated.
 */
export function ratingFault({ state, ratedAt, isAnswered }: Judged, now: Date): 'ticket_105' | 'ticket_106' | null {
  if (state !== 'closed' && !isAnswered && ratedAt === null) return 'ticket_105';
  return ratedAt !== null && now > later(ratedAt, RATING_SETTLES_AFTER) ? 'ticket_106' : null;
}
