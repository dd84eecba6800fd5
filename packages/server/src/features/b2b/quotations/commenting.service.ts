import { notAuthenticated, notFound } from '../../../kernel/errors.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { getMember } from '../divisions/members.service.ts';
import { B2B_JOBS } from '../job-names.ts';
import { detailOf } from './deciding.service.ts';
import type { QuotationDetail } from './quotation.ts';
import { findVisible } from './reading.queries.ts';
import { countTry } from './throttle.service.ts';
import { insertEvent } from './writing.queries.ts';

/**
 * Says something of a quotation that the caller sees, whatever has become of it. The shop, who asked and the main division
 * are told by mail, whoever said it left out.
 * @throws Refusal throttled; as `getMember`; not_found not_found for one that the caller may not see; unauthenticated
 *   not_authenticated for an account that was closed meanwhile
 */
export async function commentAsMember(
  deps: B2bDeps,
  caller: Authenticated,
  { id, comment }: { readonly id: number; readonly comment: string },
): Promise<QuotationDetail> {
  await countTry(deps, 'comment', caller.customer.id);
  const member = await getMember(deps, deps.db, caller);
  const quotation = await deps.db.transaction().execute(async (tx) => {
    // First, as erasing the account does: what was said before that goes with it.
    if ((await lockCustomerFacts(tx, member.customerId)) === null) throw notAuthenticated();
    const found = await findVisible(tx, member, id);
    if (found === null) throw notFound();
    const { customerId } = member;
    const event = { quotationId: id, kind: 'comment', customerId, comment, now: deps.clock.now() } as const;
    const eventId = await insertEvent(tx, event);
    await enqueue(tx, { name: B2B_JOBS.tellComment, payload: { eventId } });
    return found;
  });
  return detailOf(deps.db, quotation);
}
