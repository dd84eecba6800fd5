import { invalidField, invalidFields, Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { checkLinkToken } from '../../../platform/crypto/index.ts';
import type { Authenticated, Caller } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { endAllSessions, secureSessions } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { type Contact, findContact, forgetPhone, updatePassword } from '../customers/customers.queries.ts';
import { confirmAddress } from '../emails/confirming.service.ts';
import { JOBS } from '../job-names.ts';
import { decodeId } from '../links.ts';
import { countAttempt, forgiveAttempts } from '../throttle/throttle.service.ts';
import { hasPassword, passwordProblems, type Person } from './password.rules.ts';
import { RESET_PURPOSE, resetState } from './reset.rules.ts';

/** A new password, typed twice. */
export interface NewPassword {
  readonly first: string;
  readonly second: string;
}

/**
 * Sends a link for choosing a new password, if the address is a customer's. Neither the answer nor its time tells.
 * @throws Refusal throttled
 */
export async function requestReset(deps: AccountsDeps, caller: Caller, email: string): Promise<void> {
  await countAttempt(deps, { scope: 'reset', account: email, caller });
  const contact = await findContact(deps.db, { email });
  // A job for nobody too, so that both take the same time.
  const payload = { customerId: contact?.id ?? 0, language: caller.language };
  await enqueue(deps.db, { name: JOBS.resetPassword, payload });
}

/** The customer a reset link belongs to; null when the link is wrong, used or too old. */
export async function findResetOwner(
  deps: AccountsDeps,
  link: { uid: string; token: string },
): Promise<Contact | null> {
  const id = decodeId(link.uid);
  const contact = id === null ? null : await findContact(deps.db, { id });
  if (contact === null) return null;
  const maxAgeSeconds = deps.config.passwordResetTimeout;
  const check = { purpose: RESET_PURPOSE, state: resetState(contact), token: link.token, maxAgeSeconds };
  return checkLinkToken(deps.signer, check, deps.clock.now()) ? contact : null;
}

/**
 * Sets a new password by a link from a mail, which also proves the address. All sessions and other ways in end; the phone of an
 * address that nobody had confirmed is one of them.
 * @throws Refusal invalid: `uid` or `token` for a bad link, `new_password2` for a bad password
 */
export async function resetPassword(
  deps: AccountsDeps,
  link: { uid: string; token: string },
  password: NewPassword,
): Promise<void> {
  if (decodeId(link.uid) === null) throw invalidField('uid', 'invalid');
  const contact = await findResetOwner(deps, link);
  if (contact === null) throw invalidField('token', 'invalid');
  refuseBadPassword(deps, password, contact);
  const newHash = await deps.passwords.hash(password.first);
  const done = await deps.db.transaction().execute(async (tx) => {
    const now = deps.clock.now();
    if (!(await updatePassword(tx, contact, { newHash, now }))) return false;
    // Whoever registered an address that nobody had confirmed may be somebody else, and codes go to the phone they gave.
    if (!contact.emailVerified) await forgetPhone(tx, contact.id);
    await confirmAddress(deps, tx, { customerId: contact.id, email: contact.email, now });
    for (const hook of deps.onTakenBack) await hook(tx, contact.id);
    await endAllSessions(deps.clock, tx, contact.id);
    await enqueue(tx, { name: JOBS.passwordChanged, payload: { customerId: contact.id } });
    return true;
  });
  if (!done) throw invalidField('token', 'invalid');
}

function refuseBadPassword(deps: AccountsDeps, { first, second }: NewPassword, person: Person): void {
  if (first !== second) throw invalidField('new_password2', 'password_mismatch');
  const problems = passwordProblems(first, person, deps.config.passwordMinLength);
  if (problems.length > 0) throw invalidFields({ new_password2: problems });
}

/**
 * Changes the password of the customer who is asking. Their other sessions end; this one gets a new key.
 * @returns the new session key; null for token requests
 * @throws Refusal invalid (`old_password`, `new_password2`), throttled
 */
export async function changePassword(
  deps: AccountsDeps,
  caller: Authenticated,
  change: { oldPassword: string; password: NewPassword },
): Promise<string | null> {
  const { customer } = caller;
  const attempt = { scope: 'password', account: String(customer.id), caller } as const;
  await countAttempt(deps, attempt);
  const { matches } = await deps.passwords.check(change.oldPassword, customer.passwordHash);
  if (!matches) throw invalidField('old_password', 'old_password_wrong');
  refuseBadPassword(deps, change.password, customer);
  const newHash = await deps.passwords.hash(change.password.first);
  return deps.db.transaction().execute(async (tx) => {
    const saved = await updatePassword(tx, customer, { newHash, now: deps.clock.now() });
    if (!saved) throw invalidField('old_password', 'old_password_wrong');
    await forgiveAttempts(deps, tx, attempt);
    await enqueue(tx, { name: JOBS.passwordChanged, payload: { customerId: customer.id } });
    return secureSessions(deps, tx, caller);
  });
}

/**
 * Gives a first password to a customer who has none (they came by social login).
 * @returns the new session key; null for token requests
 * @throws Refusal redirected when nobody is logged in or there is a password already; invalid `new_password2`
 */
export async function setPassword(deps: AccountsDeps, caller: Caller, password: NewPassword): Promise<string | null> {
  const { customer, session } = caller;
  if (customer === null || session === null) throw elsewhere('/');
  if (hasPassword(customer.passwordHash)) throw elsewhere('/users/password/change/');
  refuseBadPassword(deps, password, customer);
  const newHash = await deps.passwords.hash(password.first);
  return deps.db.transaction().execute(async (tx) => {
    const saved = await updatePassword(tx, customer, { newHash, now: deps.clock.now() });
    if (!saved) throw elsewhere('/users/password/change/');
    return secureSessions(deps, tx, { ...caller, customer, session });
  });
}

function elsewhere(location: string): Refusal {
  return new Refusal('redirected', 'redirected', message('permission_denied'), { location });
}
