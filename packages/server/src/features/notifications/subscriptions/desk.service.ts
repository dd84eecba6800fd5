import { normaliseEmail } from '../../../kernel/email.ts';
import { invalidField } from '../../../kernel/errors.ts';
import type { Page, Slice } from '../../../kernel/page.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { lockConsents } from '../../accounts/index.ts';
import { type ConsentEvent, eraseConsentEvents, findConsentEvents } from '../consents/log.queries.ts';
import { emailDigest } from '../consents/log.service.ts';
import { NOTIFICATION_JOBS } from '../job-names.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { unsubscribeLink } from '../unsubscribing/links.rules.ts';
import { leaveNewsletter } from '../unsubscribing/unsubscribing.service.ts';
import { grantEmail } from './confirming.service.ts';
import { findRecipients, findSubscriptions, type ListedSubscription, type Recipient } from './recipients.queries.ts';
import {
  askSubscription,
  deleteSubscription,
  insertConfirmed,
  type SubscriptionState,
} from './subscriptions.queries.ts';

/** What the command line does with the newsletter. */
export type NewsletterDeps = NotificationDeps;

export type MailableRecipient = Recipient & { readonly unsubscribe: string };

const RECIPIENTS_AT_ONCE = 1000;

/**
 * Everybody who may be sent the newsletter now, by address, each with the link that ends it: confirmed subscriptions, and
 * registered customers whose confirmed address is allowed. Read a thousand at a time.
 */
export async function* newsletterRecipients(deps: NewsletterDeps): AsyncGenerator<MailableRecipient> {
  let after = '';
  for (;;) {
    const recipients = await findRecipients(deps.db, { after, limit: RECIPIENTS_AT_ONCE });
    for (const recipient of recipients) {
      yield { ...recipient, unsubscribe: unsubscribeLink(deps, { kind: 'marketing', email: recipient.email }) };
    }
    const last = recipients.at(-1);
    if (last === undefined || recipients.length < RECIPIENTS_AT_ONCE) return;
    after = last.email;
  }
}

/** The latest subscriptions of the form's, of one state or all. */
export function listSubscriptions(
  { db }: NewsletterDeps,
  state: SubscriptionState | null,
  page: Page,
): Promise<Slice<ListedSubscription>> {
  return findSubscriptions(db, state, page);
}

/**
 * Adds an address: a link is sent to it, unless `proof` names what the operator has to show that it consented.
 * @returns whether anything changed
 * @throws Refusal invalid invalid_email
 */
export async function addSubscription(
  deps: NewsletterDeps,
  { email: given, language, proof }: { email: string; language: string; proof: string | null },
): Promise<boolean> {
  const email = readEmail(given);
  const now = deps.clock.now();
  return deps.db.transaction().execute(async (tx) => {
    const holder = await lockConsents(tx, { email });
    const customerId = holder?.emailVerified === true ? holder.id : null;
    if (customerId !== null && holder?.consents.email === true) return false;
    if (proof !== null) {
      if (!(await insertConfirmed(tx, { email, language, now }))) return false;
      await grantEmail(deps, tx, { customerId, email, source: 'desk', address: null, wording: proof.slice(0, 200) });
      return true;
    }
    const person = { email, firstName: '', lastName: '', gender: null, attributes: {}, language, address: null };
    const subscriptionId = await askSubscription(tx, { ...person, now, notSince: now, mostMails: 1000 });
    if (subscriptionId === null) return false;
    await enqueue(tx, { name: NOTIFICATION_JOBS.confirmSubscription, payload: { subscriptionId } });
    return true;
  });
}

/**
 * Ends a subscription and forgets the address: it stays in no table but, with a registered customer, in the account.
 * @returns whether there was anything to end or forget
 * @throws Refusal invalid invalid_email
 */
export async function removeSubscription(deps: NewsletterDeps, given: string): Promise<boolean> {
  const email = readEmail(given);
  return deps.db.transaction().execute(async (tx) => {
    const left = await leaveNewsletter(deps, tx, email, { source: 'desk', address: null });
    const forgotten = await deleteSubscription(tx, email);
    if ((await lockConsents(tx, { email })) === null) await eraseConsentEvents(tx, { customerId: null, email });
    return left || forgotten;
  });
}

/**
 * What is noted of an address's consents, oldest first, also after it was erased.
 * @throws Refusal invalid invalid_email
 */
export async function showConsents({ db, signer }: NewsletterDeps, given: string): Promise<ConsentEvent[]> {
  return findConsentEvents(db, emailDigest(signer, readEmail(given)));
}

function readEmail(given: string): string {
  const email = normaliseEmail(given.trim());
  if (email === null) throw invalidField('email', 'invalid_email');
  return email;
}
