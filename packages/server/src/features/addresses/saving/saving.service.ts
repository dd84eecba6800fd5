import { type FieldErrors, invalidFields, notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Address } from '../address.ts';
import type { AddressesDeps } from '../addresses.deps.ts';
import type { Owner } from '../owner.ts';
import { lockOwner } from '../owner.queries.ts';
import { findAddress, findStored, type Naming, type StoredAddress } from '../reading/addresses.queries.ts';
import { type Judged, newProblems, placeProblems, textProblems } from './address.rules.ts';
import { findChosenPlaces } from './chosen-places.queries.ts';
import { type AddressChange, type AddressDraft, changed, draftOf, liesAt } from './draft.ts';
import { deleteAddress, insertAddress, type PlacedDraft, updateAddress } from './saving.queries.ts';

/** Which address of whom, and how its places are named in the answer. */
export interface Which {
  readonly owner: Owner;
  readonly id: number;
  readonly naming: Naming;
}

/** How an address was filled in. */
interface Filled {
  /** Null where it is not said. */
  readonly isPrimary: boolean | null;
  /** Fields that could not be read, and why; something stands in for each. */
  readonly unreadable: FieldErrors;
}

/**
 * Adds an address; one without an e-mail address gets the owner's. A primary one takes the place of the former.
 * Concurrency: of calls at once each adds one, as long as there is room; the last primary one is it.
 * @throws Refusal invalid by field; rejected address_100_1 where there are ADDRESS_MAX_COUNT; unauthenticated when the
 *   owner was erased or logged in meanwhile
 */
export async function addAddress(
  deps: AddressesDeps,
  { owner, naming }: Omit<Which, 'id'>,
  { draft, isPrimary, unreadable }: Filled & { readonly draft: AddressDraft },
): Promise<Address> {
  const { config } = deps;
  const { customerId } = owner;
  const { found, countryCode, problems } = await judgePlaces(deps, deps.db, draft);
  const all = { ...textProblems(config, { draft, countryCode }), ...problems, ...unreadable };
  if (Object.keys(all).length > 0 || found === null) throw invalidFields(all);
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwner(tx, owner);
    if (locked === null) throw notAuthenticated();
    const most = config.addressMaxCount;
    const reachable = { ...found, email: found.email ?? locked.email };
    const id = await insertAddress(tx, customerId, {
      draft: reachable,
      isPrimary: isPrimary ?? false,
      most,
      now: deps.clock.now(),
    });
    if (id === null) throw rejected('address_100_1', 'addresses_full', { max: most });
    return getAddress(tx, { owner, id, naming });
  });
}

async function judgePlaces(deps: AddressesDeps, db: AddressesDeps['db'], draft: AddressDraft) {
  const found = await findChosenPlaces(db, draft);
  const { countryCode, townshipId } = found;
  const problems = placeProblems(deps.config, draft, found);
  const placed: PlacedDraft | null = townshipId === null ? null : { ...draft, townshipId };
  return { found: placed, countryCode, problems };
}

/**
 * Changes an address: what `change` leaves out stays. `isPrimary` true takes the place of the former one.
 * @throws Refusal not_found for one that is not the owner's; invalid by field, for what the change is to blame for;
 *   unauthenticated when the owner was erased or logged in meanwhile
 */
export function changeAddress(
  deps: AddressesDeps,
  which: Which,
  { change, isPrimary, unreadable }: Filled & { readonly change: AddressChange },
): Promise<Address> {
  const { owner, id } = which;
  return deps.db.transaction().execute(async (tx) => {
    if ((await lockOwner(tx, owner)) === null) throw notAuthenticated();
    const stored = await findStored(tx, { customerId: owner.customerId, id }, which.naming);
    if (stored === null) throw notFound();
    const draft = await judgeChange(deps, tx, stored, { change, unreadable });
    await updateAddress(tx, { customerId: owner.customerId, id }, { draft, isPrimary, now: deps.clock.now() });
    return getAddress(tx, which);
  });
}

async function judgeChange(
  deps: AddressesDeps,
  tx: Tx,
  stored: StoredAddress,
  { change, unreadable }: Pick<Filled, 'unreadable'> & { readonly change: AddressChange },
): Promise<PlacedDraft> {
  const before: Judged = { draft: draftOf(stored), countryCode: stored.address.country.code };
  const draft = changed(before.draft, change);
  // Places that were closed meanwhile are good enough for who lives there.
  if (liesAt(draft, before.draft)) {
    const problems = { ...newProblems(deps.config, before, { ...before, draft }), ...unreadable };
    if (Object.keys(problems).length > 0) throw invalidFields(problems);
    return { ...draft, townshipId: stored.address.township.id };
  }
  const { found, countryCode, problems } = await judgePlaces(deps, tx, draft);
  const all = { ...newProblems(deps.config, before, { draft, countryCode }), ...problems, ...unreadable };
  if (Object.keys(all).length > 0 || found === null) throw invalidFields(all);
  return found;
}

/**
 * Removes an address. Orders keep theirs; no other one becomes the primary one.
 * @throws Refusal not_found for one that is not the owner's
 */
export async function removeAddress(deps: AddressesDeps, { owner, id }: Omit<Which, 'naming'>): Promise<void> {
  if (!(await deleteAddress(deps.db, { customerId: owner.customerId, id }))) throw notFound();
}

/** @throws Refusal not_found for one that is not the owner's */
export async function getAddress(db: AddressesDeps['db'], { owner, id, naming }: Which): Promise<Address> {
  const address = await findAddress(db, { customerId: owner.customerId, id }, naming);
  if (address === null) throw notFound();
  return address;
}
