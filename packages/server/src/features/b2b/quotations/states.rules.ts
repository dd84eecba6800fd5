import type { Decision, QuotationStatus } from './quotation.ts';

/** Who decides: the shop, somebody of the main division, or who asked. */
export type Decider = 'shop' | 'main' | 'requester';

const OPEN: readonly QuotationStatus[] = ['request_approval', 'pending'];

/** What may be decided of a quotation, and by whom; null where that somebody may not at all. */
export function decidable(decision: Decision, by: Decider): readonly QuotationStatus[] | null {
  if (decision === 'cancelled') return by === 'shop' ? [...OPEN, 'approved'] : OPEN;
  return by === 'requester' ? null : OPEN;
}

/** What a new quotation waits as. */
export function firstStatus(isMain: boolean, isApprovalRequired: boolean): QuotationStatus {
  return !isMain && isApprovalRequired ? 'request_approval' : 'pending';
}
