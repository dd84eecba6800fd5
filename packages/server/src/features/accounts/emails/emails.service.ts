import { NON_FIELD, invalidField, notFound } from '../../../kernel/errors.ts';
import { normaliseEmail } from '../../../kernel/email.ts';
import { violatedUnique } from '../../../platform/db/index.ts';
import { checkLinkToken } from '../../../platform/crypto/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { type Contact, emailIsTaken, findContact, updateEmail } from '../customers/customers.queries.ts';
import { JOBS } from '../job-names.ts';
import { checkSignedEmail, decodeId, emailInLink, emailLink, type EmailLink, passwordSeal } from '../links.ts';
import { provePassword } from '../passwords/proving.service.ts';
import { countAttempt } from '../throttle/throttle.service.ts';
import { CONFIRM_PURPOSE, confirmState } from './confirm.rules.ts';
import { announceConfirmed, confirmAddress } from './confirming.service.ts';

/**
 * Asks for another address: a link goes to it, and to the registered phone. Nothing changes until it is opened.
 * @throws Refusal invalid (`password`, `non_field_errors`), throttled
 */
export async function requestEmailChange(
  deps: AccountsDeps,
  caller: Authenticated,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { customer } = caller;
  await provePassword(deps, caller, password);
  if (email === customer.email) throw invalidField(NON_FIELD, 'email_same');
  if (await emailIsTaken(deps.db, email)) throw invalidField(NON_FIELD, 'email_taken');
  const seal = passwordSeal(deps.signer, customer);
  const payload = { customerId: customer.id, email, language: caller.language, seal };
  await enqueue(deps.db, { name: JOBS.changeEmail, payload });
}

/**
 * Sends a link that confirms the customer's present address.
 * @throws Refusal invalid email_verified when that happened before; throttled
 */
export async function requestVerification(deps: AccountsDeps, caller: Authenticated): Promise<void> {
  const { id, email, emailVerifiedAt } = caller.customer;
  if (emailVerifiedAt !== null) throw invalidField(NON_FIELD, 'email_verified');
  await countAttempt(deps, { scope: 'code', account: String(id), caller });
  const payload = { customerId: id, email, language: caller.language };
  await enqueue(deps.db, { name: JOBS.verifyEmail, payload });
}

/**
 * Makes the address of a change link the customer's own.
 * @throws Refusal not_found for a wrong, used or expired link; invalid email_taken when somebody else has the address by now
 */
export async function confirmEmailChange(deps: AccountsDeps, link: { signed: string; id: string }): Promise<void> {
  const { contact, email } = await provedLink(deps, link, 'email-change');
  try {
    await deps.db.transaction().execute(async (tx) => {
      const now = deps.clock.now();
      if (!(await updateEmail(tx, { customer: contact, to: email, now }))) throw notFound();
      const former = { email: contact.email, wasProved: contact.emailVerified };
      await announceConfirmed(deps, tx, { customerId: contact.id, email, former, now });
      const payload = { customerId: contact.id, formerEmail: contact.email };
      await enqueue(tx, { name: JOBS.emailChanged, payload });
    });
  } catch (error) {
    if (violatedUnique(error) === 'customers_email_key') throw invalidField('email', 'email_taken');
    throw error;
  }
}

/**
 * Confirms the customer's present address by a signed link.
 * @throws Refusal not_found for a wrong, used or expired link
 */
export async function confirmPresentEmail(deps: AccountsDeps, link: { signed: string; id: string }): Promise<void> {
  const { contact, email } = await provedLink(deps, link, 'email-verify');
  await confirm(deps, contact.id, email);
}

async function provedLink(
  deps: AccountsDeps,
  { signed, id }: { signed: string; id: string },
  purpose: EmailLink['purpose'],
): Promise<{ contact: Contact; email: string }> {
  const customerId = decodeId(id);
  const email = normaliseEmail(emailInLink(signed) ?? '');
  const contact = customerId === null ? null : await findContact(deps.db, { id: customerId });
  if (contact === null || email === null) throw notFound();
  const link = emailLink(contact, purpose, email);
  if (!checkSignedEmail(deps, signed, link, deps.clock.now())) throw notFound();
  return { contact, email };
}

/**
 * Confirms the address given at registration.
 * @throws Refusal not_found for a wrong, used or expired token
 */
export async function confirmRegistration(deps: AccountsDeps, token: string): Promise<void> {
  const [encodedId = '', linkToken = ''] = token.split(':');
  const id = decodeId(encodedId);
  const contact = id === null ? null : await findContact(deps.db, { id });
  if (contact === null) throw notFound();
  const maxAgeSeconds = deps.config.passwordResetTimeout;
  const check = { purpose: CONFIRM_PURPOSE, state: confirmState(contact), token: linkToken, maxAgeSeconds };
  if (!checkLinkToken(deps.signer, check, deps.clock.now())) throw notFound();
  await confirm(deps, contact.id, contact.email);
}

async function confirm(deps: AccountsDeps, customerId: number, email: string): Promise<void> {
  const confirmed = { customerId, email, now: deps.clock.now() };
  const done = await deps.db.transaction().execute((tx) => confirmAddress(deps, tx, confirmed));
  if (!done) throw notFound();
}
