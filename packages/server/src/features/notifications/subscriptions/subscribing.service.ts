import { later } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { changeConsents, lockConsents } from '../../accounts/index.ts';
import { NOTIFICATION_JOBS } from '../job-names.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { askSubscription, findState, type SubscriptionDetails } from './subscriptions.queries.ts';

export type SubscriptionForm = Omit<SubscriptionDetails, 'language' | 'address'>;

const MINUTE = 60_000;
// A double click sends one mail, and nobody has a stranger's mailbox filled: one link in ten minutes, five in all until
// it is used or forgotten.
const BETWEEN_MAILS = 10 * MINUTE;
const MOST_MAILS = 5;

/**
 * Asks for the newsletter: a link goes to the address, and nothing else is sent before it is used. A customer who is
 * logged in and names their own confirmed address has proved it already: their `email_allowed` is set at once.
 * Concurrency: of several calls about one address at once, one sends a link.
 * @returns whether the address was subscribed before; the caller decides who may learn that
 * @throws Refusal throttled
 */
export async function subscribe(
  deps: NotificationDeps,
  caller: Caller,
  form: SubscriptionForm,
): Promise<'asked' | 'subscribed_before'> {
  await countCall(deps, { scope: 'subscription', account: form.email, caller });
  return deps.db.transaction().execute(async (tx) => {
    // The customer before the subscription: whoever confirms, withdraws or erases locks in this order.
    const holder = await lockConsents(tx, { email: form.email });
    if (holder?.emailVerified === true) {
      if (holder.consents.email) return 'subscribed_before';
      if (holder.id === caller.customer?.id) return allowEmail(deps, tx, caller, holder.id);
    }
    return sendLink(deps, tx, caller, form);
  });
}

async function allowEmail(deps: NotificationDeps, tx: Tx, caller: Caller, customerId: number): Promise<'asked'> {
  const change = { customerId, wanted: { email: true }, source: 'subscription' as const };
  await changeConsents(deps, tx, { ...change, address: caller.address });
  return 'asked';
}

async function sendLink(
  { clock }: NotificationDeps,
  tx: Tx,
  caller: Caller,
  form: SubscriptionForm,
): Promise<'asked' | 'subscribed_before'> {
  const now = clock.now();
  const details = { ...form, language: caller.language, address: caller.address.slice(0, 64) || null };
  const limits = { now, notSince: later(now, -BETWEEN_MAILS), mostMails: MOST_MAILS };
  const subscriptionId = await askSubscription(tx, { ...details, ...limits });
  if (subscriptionId === null) return (await findState(tx, form.email)) === 'confirmed' ? 'subscribed_before' : 'asked';
  await enqueue(tx, { name: NOTIFICATION_JOBS.confirmSubscription, payload: { subscriptionId } });
  return 'asked';
}
