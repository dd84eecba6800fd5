import { notFound, Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import type { Member } from './division.ts';
import { findMember } from './members.queries.ts';

/** 403: nothing that a customer of this kind may do. */
export function notPermitted(): Refusal {
  return new Refusal('forbidden', 'permission_denied', message('permission_denied'));
}

/**
 * The division that the caller buys for. One statement.
 * @throws Refusal not_found not_found where the shop serves no business customers; forbidden permission_denied for
 *   customers without an active division
 */
export async function getMember(
  { config }: { config: Config },
  db: Executor,
  { customer }: Pick<Authenticated, 'customer'>,
): Promise<Member> {
  if (!config.b2b) throw notFound();
  const member = await findMember(db, customer.id);
  if (member === null) throw notPermitted();
  return member;
}
