import { rejected } from '../../../kernel/errors.ts';
import { type Tx, violatedUnique } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { enterVouched, type KnownCustomer, lockCustomer, registerVouched } from '../../accounts/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import type { Identity, Provider } from '../providers/provider.ts';
import type { SocialDeps } from '../social.deps.ts';
import { findOwner, insertAccount, noteSignIn } from '../social.queries.ts';

/** Whom a provider has named to whom. */
export interface Vouching {
  readonly caller: Caller;
  readonly provider: Pick<Provider, 'name' | 'label'>;
  readonly identity: Identity;
}

/**
 * Lets in whoever a provider vouches for (docs/adr/0026-who-a-social-login-is.md): the customer of the account, else the
 * one whose confirmed address it is, else somebody new. An address that nobody has confirmed opens nothing, on either side.
 * Concurrency: two sign-ins of somebody new at once make one customer, and let both in.
 * @throws Refusal rejected social_100_1, social_200_1, social_200_2, social_200_3
 */
export async function admit(deps: SocialDeps, vouching: Vouching): Promise<OpenedSession> {
  const once = () => deps.db.transaction().execute((tx) => enter(deps, tx, vouching));
  try {
    return await once();
  } catch (error) {
    if (violatedUnique(error) === null) throw error;
    return once();
  }
}

async function enter(deps: SocialDeps, tx: Tx, vouching: Vouching): Promise<OpenedSession> {
  const { caller, provider, identity } = vouching;
  const owner = await findOwner(tx, provider.name, identity.subject);
  const customerId = owner === null ? await connectNew(deps, tx, vouching) : await recognise(deps, tx, vouching, owner);
  return enterVouched(deps, tx, caller, customerId);
}

async function recognise(
  deps: SocialDeps,
  tx: Tx,
  { provider, identity }: Vouching,
  customerId: number,
): Promise<number> {
  refuseDisabled(await lockCustomer(tx, { id: customerId }));
  const { subject } = identity;
  const signIn = { provider: provider.name, subject, customerId, now: deps.clock.now() };
  // Disconnected while the lock was waited for.
  if (!(await noteSignIn(tx, signIn))) throw rejected('social_100_1', 'social_state_invalid');
  return customerId;
}

async function connectNew(deps: SocialDeps, tx: Tx, { caller, provider, identity }: Vouching): Promise<number> {
  const { email, emailVerified, firstName, lastName, subject } = identity;
  const label = { provider: provider.label };
  if (email === null || !emailVerified) throw rejected('social_200_1', 'social_email_missing', label);
  const known = await lockCustomer(tx, { email });
  if (known !== null) {
    refuseDisabled(known);
    // Whoever registered it may be somebody else, who waits for the owner to come and fill the account.
    if (!known.emailVerified) throw rejected('social_200_2', 'social_account_unconfirmed', label);
  }
  const customerId = known?.id ?? (await registerVouched(deps, tx, caller, { email, firstName, lastName }));
  const now = deps.clock.now();
  await insertAccount(tx, { customerId, provider: provider.name, subject, email, now, lastLogin: now });
  return customerId;
}

function refuseDisabled(customer: KnownCustomer | null): void {
  if (customer?.isActive !== true) throw rejected('social_200_3', 'account_disabled');
}
