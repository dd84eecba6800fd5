import { invalidField, rejected } from '../../../kernel/errors.ts';
import {
  createCustomer,
  type DeskDeps as AccountDeskDeps,
  lockCustomerFacts,
  showCustomer,
} from '../../accounts/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { type DeskDivision, findDivision, selectDivisions } from './divisions.queries.ts';
import { deleteMember, type ListedMember, selectMembers, upsertMember } from './members.queries.ts';

/** What the people who run the shop do with divisions and their users. */

const MOST_LISTED = 10_000;

/** Each main division before those below it. */
export function listDivisions({ db }: Pick<B2bDeps, 'db'>): Promise<DeskDivision[]> {
  return selectDivisions(db, MOST_LISTED);
}

/** By division; of one, or of all. */
export function listDivisionUsers({ db }: Pick<B2bDeps, 'db'>, erpCode: string | null): Promise<ListedMember[]> {
  return selectMembers(db, erpCode, MOST_LISTED);
}

export interface NewUser {
  readonly email: string;
  readonly erpCode: string;
  /** Who they are, where they are no customer yet. */
  readonly customer: { readonly password: string; readonly firstName: string; readonly lastName: string } | null;
}

/**
 * Has a customer buy for a division, whichever they bought for before; makes the customer first where one is given.
 * @returns false when they did so already
 * @throws Refusal not_found not_found for an unknown address; invalid under `division` for an unknown code, under
 *   `email` for a disabled customer; as `createCustomer`
 */
export async function addDivisionUser(deps: AccountDeskDeps, { email, erpCode, customer }: NewUser): Promise<boolean> {
  const division = await findDivision(deps.db, erpCode);
  if (division === null) throw invalidField('division', 'b2b_no_such_division', { code: erpCode });
  const customerId =
    customer === null ? (await showCustomer(deps, email)).id : await createCustomer(deps, { email, ...customer });
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockCustomerFacts(tx, customerId)) === null) throw invalidField('email', 'account_disabled');
    return upsertMember(tx, { customerId, divisionId: division.id, now: deps.clock.now() });
  });
}

/**
 * Ends that a customer buys for a division; what they asked for stays.
 * @throws Refusal not_found not_found for an unknown address; rejected b2b_3 for a customer without a division
 */
export async function removeDivisionUser(deps: AccountDeskDeps, email: string): Promise<void> {
  const { id } = await showCustomer(deps, email);
  await deps.db.transaction().execute(async (tx) => {
    await lockCustomerFacts(tx, id);
    if (!(await deleteMember(tx, id))) throw rejected('b2b_3', 'b2b_no_division');
  });
}
