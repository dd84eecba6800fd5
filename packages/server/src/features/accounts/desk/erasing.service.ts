import { normaliseEmail } from '../../../kernel/email.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import { endGuestSessions } from '../../sessions/index.ts';
import type { AccountsDeps, GuestErasure } from '../accounts.deps.ts';
import { findGuestsOf } from '../guests/guests.queries.ts';
import { eraseCustomers } from '../profile/profile.queries.ts';
import { eraseAccount, type ErasingDeps } from '../profile/profile.service.ts';
import { findCustomerSummary } from './desk.queries.ts';

export type DeskErasingDeps = ErasingDeps & Pick<AccountsDeps, 'eraseGuestHooks'>;

/** Who was erased: a registered customer, or whoever left something under an address without an account, and what. */
export type ErasedAtDesk =
  { readonly who: 'customer' } | { readonly who: 'guest'; readonly counts: Readonly<GuestErasure> };

/**
 * Erases whoever has an address and asked the shop for it; there is no way back. A registered customer, as they could have done
 * themselves: what guests left under an address that was never proved stays then. Where nobody registered it,
 * all that is kept under it. Either in one transaction.
 * @throws Refusal not_found nothing_kept when nothing is kept under the address
 */
export async function eraseAtDesk(deps: DeskErasingDeps, given: string): Promise<ErasedAtDesk> {
  const email = normaliseEmail(given.trim());
  if (email === null) throw nothingKept(given);
  const customer = await findCustomerSummary(deps.db, email, deps.clock.now());
  if (customer === null) return { who: 'guest', counts: await eraseGuests(deps, email) };
  await eraseAccount(deps, customer);
  return { who: 'customer' };
}

function eraseGuests({ db, clock, random, eraseGuestHooks }: DeskErasingDeps, email: string): Promise<GuestErasure> {
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const guestIds = await findGuestsOf(tx, email);
    // Sessions first: whoever is in checkout with one either commits before, or finds it ended.
    const sessionIds = await endGuestSessions(clock, tx, guestIds);
    let counts: GuestErasure = { guests: guestIds.length, sessions: sessionIds.length };
    for (const erase of eraseGuestHooks)
      counts = { ...counts, ...(await erase(tx, { email, guestIds, sessionIds, now })) };
    const people = guestIds.map((id) => ({ id, username: random.text(32, HEX) }));
    await eraseCustomers(tx, people, now);
    if (Object.values(counts).every((count) => count === 0)) throw nothingKept(email);
    return counts;
  });
}

function nothingKept(email: string): Refusal {
  return new Refusal('not_found', 'nothing_kept', message('nothing_kept_under', { email }));
}
