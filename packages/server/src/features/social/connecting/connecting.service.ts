import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { violatedUnique } from '../../../platform/db/index.ts';
import type { Authenticated, Caller } from '../../../platform/http/index.ts';
import { lockCustomer } from '../../accounts/index.ts';
import { hasSession } from '../../sessions/index.ts';
import type { Identity, Provider } from '../providers/provider.ts';
import type { SocialDeps } from '../social.deps.ts';
import {
  countAccounts,
  deleteAccount,
  findAccounts,
  findOwner,
  insertAccount,
  type SocialAccount,
} from '../social.queries.ts';

/** The accounts elsewhere that the customer signs in with, in the order in which they were connected. */
export function listAccounts(deps: Pick<SocialDeps, 'db'>, caller: Authenticated, page: Page) {
  const range = { limit: page.size, offset: offsetOf(page) };
  return findAccounts(deps.db, caller.customer.id, range) satisfies Promise<Slice<SocialAccount>>;
}

/** What is connected, and to whom. */
export interface Connection {
  readonly customerId: number;
  /** Who came back: this customer, in a session that stood then. */
  readonly caller: Caller;
  readonly provider: Pick<Provider, 'name' | 'label'>;
  readonly identity: Identity;
}

/**
 * Lets a customer sign in with an account elsewhere from now on. Their e-mail address stays as it is, confirmed or not.
 * The same again changes nothing.
 * Concurrency: a new password by a mailed link either ends what was connected, or ends the session before this looks.
 * @throws Refusal rejected social_300_1 for an account that is another customer's; unauthenticated when the customer is
 * gone or disabled, or the session has ended meanwhile
 */
export async function connect(deps: SocialDeps, connection: Connection): Promise<void> {
  const { customerId, caller, provider, identity } = connection;
  const { subject, email } = identity;
  const taken = () => rejected('social_300_1', 'social_taken', { provider: provider.label });
  try {
    await deps.db.transaction().execute(async (tx) => {
      const customer = await lockCustomer(tx, { id: customerId });
      if (customer?.isActive !== true) throw notAuthenticated();
      // The provider was asked in between, and a mailbox's owner may have taken the account back.
      if (!(await hasSession(tx, caller, customerId))) throw notAuthenticated();
      const owner = await findOwner(tx, provider.name, subject);
      if (owner === customerId) return;
      if (owner !== null) throw taken();
      const now = deps.clock.now();
      await insertAccount(tx, { customerId, provider: provider.name, subject, email, now, lastLogin: null });
    });
  } catch (error) {
    throw violatedUnique(error) === null ? error : taken();
  }
}

/**
 * Ends that an account elsewhere opens this one.
 * Concurrency: of two calls at once that would together lock the customer out one is refused.
 * @throws Refusal not_found; rejected social_300_2 when it is the only way in
 */
export async function disconnect(deps: SocialDeps, caller: Authenticated, id: number): Promise<void> {
  const { customer } = caller;
  await deps.db.transaction().execute(async (tx) => {
    const locked = await lockCustomer(tx, { id: customer.id });
    if (!(await deleteAccount(tx, customer.id, id))) throw notFound();
    if (locked?.hasPassword !== true && (await countAccounts(tx, customer.id)) === 0) {
      throw rejected('social_300_2', 'social_last_way');
    }
  });
}
