import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { violatedUnique } from '../../../platform/db/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { lockCustomer } from '../../accounts/index.ts';
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
  readonly provider: Pick<Provider, 'name' | 'label'>;
  readonly identity: Identity;
}

/**
 * Lets a customer sign in with an account elsewhere from now on. Their e-mail address stays as it is, confirmed or not.
 * The same again changes nothing.
 * @throws Refusal rejected social_300_1 for an account that is another customer's; unauthenticated when the customer is
 * gone or disabled
 */
export async function connect(deps: SocialDeps, { customerId, provider, identity }: Connection): Promise<void> {
  const { subject, email } = identity;
  const taken = () => rejected('social_300_1', 'social_taken', { provider: provider.label });
  try {
    await deps.db.transaction().execute(async (tx) => {
      const customer = await lockCustomer(tx, { id: customerId });
      if (customer?.isActive !== true) throw notAuthenticated();
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
