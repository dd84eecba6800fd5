import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import type { Member } from '../divisions/division.ts';
import { getMember, notPermitted } from '../divisions/members.service.ts';
import { B2B_JOBS } from '../job-names.ts';
import type { Decision, Quotation, QuotationDetail } from './quotation.ts';
import { findById, findVisible, selectEvents, selectLines } from './reading.queries.ts';
import { decidable, type Decider } from './states.rules.ts';
import { insertEvent, moveQuotation } from './writing.queries.ts';

export interface Verdict {
  readonly id: number;
  readonly decision: Decision;
  readonly comment: string | null;
}

/**
 * A quotation with what was asked for and what became of it.
 * @throws Refusal as `getMember`; not_found not_found for one that the caller may not see
 */
export async function getQuotation(deps: B2bDeps, caller: Authenticated, id: number): Promise<QuotationDetail> {
  const member = await getMember(deps, deps.db, caller);
  const quotation = await findVisible(deps.db, member, id);
  if (quotation === null) throw notFound();
  return detailOf(deps.db, quotation);
}

export async function detailOf(db: B2bDeps['db'], quotation: Quotation): Promise<QuotationDetail> {
  const lines = await selectLines(db, quotation.id);
  return { quotation, lines, events: await selectEvents(db, quotation.id) };
}

/**
 * Approves, rejects or cancels a quotation that waits: those of a main division all of it, others cancel their own.
 * Concurrency: of two at once one decides.
 * @throws Refusal as `getQuotation`; forbidden permission_denied; rejected b2b_1 when it waits no more
 */
export async function decideAsMember(deps: B2bDeps, caller: Authenticated, verdict: Verdict): Promise<QuotationDetail> {
  const member = await getMember(deps, deps.db, caller);
  const quotation = await deps.db.transaction().execute(async (tx) => {
    // First, as erasing the account does.
    if ((await lockCustomerFacts(tx, member.customerId)) === null) throw notAuthenticated();
    const found = await findVisible(tx, member, verdict.id);
    if (found === null) throw notFound();
    const by = deciderOf(member, found);
    return decide(tx, { verdict, by, customerId: member.customerId, now: deps.clock.now() });
  });
  return detailOf(deps.db, quotation);
}

// Whoever changed over to another company still sees what they asked for, and decides nothing of it.
function deciderOf({ isMain, divisionId }: Member, { mainId }: Quotation): Decider {
  return isMain && divisionId === mainId ? 'main' : 'requester';
}

export interface Deciding {
  readonly verdict: Verdict;
  readonly by: Decider;
  /** Null for the shop. */
  readonly customerId: number | null;
  readonly now: Date;
}

/** Writes a decision down and has the requester told of it. @throws Refusal forbidden permission_denied; rejected b2b_1 */
export async function decide(tx: Tx, { verdict, by, customerId, now }: Deciding): Promise<Quotation> {
  const { id, decision, comment } = verdict;
  const from = decidable(decision, by);
  if (from === null) throw notPermitted();
  const isMoved = await moveQuotation(tx, id, { to: decision, from, now });
  const quotation = await findById(tx, id);
  if (quotation === null) throw notFound();
  if (!isMoved) throw rejected('b2b_1', 'b2b_not_open', { status: message(`b2b_status_${quotation.status}`) });
  const eventId = await insertEvent(tx, { quotationId: id, kind: decision, customerId, comment, now });
  if (quotation.requester !== null && quotation.requester.id !== customerId) {
    await enqueue(tx, { name: B2B_JOBS.tellDecision, payload: { eventId } });
  }
  return quotation;
}
