import { invalidField, Refusal, rejected } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { B2B_JOBS } from '../job-names.ts';
import { decide, detailOf } from './deciding.service.ts';
import type { Decision, Quotation, QuotationDetail } from './quotation.ts';
import { type DeskSearch, findByNumber, selectLatest } from './reading.queries.ts';
import { insertEvent } from './writing.queries.ts';

/** What the people who run the shop do with quotations. */

type DeskDeps = Pick<B2bDeps, 'db' | 'clock'>;

const LONGEST_COMMENT = 2000;

/** The latest first. */
export function listQuotations({ db }: DeskDeps, search: DeskSearch, page: Page): Promise<Slice<Quotation>> {
  return selectLatest(db, search, page);
}

/** @throws Refusal not_found no_such_quotation */
export async function showQuotation({ db }: DeskDeps, number: string): Promise<QuotationDetail> {
  return detailOf(db, await getByNumber({ db }, number));
}

/**
 * Approves, rejects or cancels for the shop; who asked is told by mail.
 * @throws Refusal not_found no_such_quotation; invalid under `comment`; rejected b2b_1 when it waits no more
 */
export async function decideAsShop(
  deps: DeskDeps,
  number: string,
  { decision, comment }: { decision: Decision; comment: string | null },
): Promise<Quotation> {
  mustBeShort(comment);
  const { id, requester } = await getByNumber(deps, number);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    // First, as erasing does: what is said before that goes with it.
    if (requester !== null) await lockCustomerFacts(tx, requester.id);
    return decide(tx, { verdict: { id, decision, comment }, by: 'shop', customerId: null, now });
  });
}

/**
 * Says something of a quotation, which who asked is told by mail.
 * @throws Refusal not_found no_such_quotation; invalid under `comment`; rejected b2b_2 where nobody is left to be told
 */
export async function commentOnQuotation(deps: DeskDeps, number: string, comment: string): Promise<void> {
  if (comment.trim() === '') throw invalidField('comment', 'blank');
  mustBeShort(comment);
  const { id, requester } = await getByNumber(deps, number);
  await deps.db.transaction().execute(async (tx) => {
    const isThere = requester !== null && (await lockCustomerFacts(tx, requester.id)) !== null;
    if (!isThere) throw rejected('b2b_2', 'b2b_requester_gone');
    const event = { quotationId: id, kind: 'comment', customerId: null, comment, now: deps.clock.now() } as const;
    const eventId = await insertEvent(tx, event);
    await enqueue(tx, { name: B2B_JOBS.tellDecision, payload: { eventId } });
  });
}

function mustBeShort(comment: string | null): void {
  if (comment !== null && comment.length > LONGEST_COMMENT) {
    throw invalidField('comment', 'max_length', { max: LONGEST_COMMENT });
  }
}

async function getByNumber({ db }: Pick<DeskDeps, 'db'>, number: string): Promise<Quotation> {
  const quotation = await findByNumber(db, number);
  if (quotation === null) {
    throw new Refusal('not_found', 'no_such_quotation', message('b2b_no_such_quotation', { number }));
  }
  return quotation;
}
