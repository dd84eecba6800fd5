import { type Executor, prepared } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';

const standing = prepared('select id from sessions where id = $1 and customer_id = $2 and ended_at is null');

/**
 * Whether the caller's session still is this customer's. Under the customer's lock the answer holds against a new password,
 * which ends sessions under it.
 */
export async function hasSession(
  tx: Executor,
  { session }: Pick<Caller, 'session'>,
  customerId: number,
): Promise<boolean> {
  return session !== null && (await standing(tx, [session.id, customerId])).length === 1;
}
