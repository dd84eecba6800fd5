import { notFound } from '../../../kernel/errors.ts';
import { message, translate } from '../../../kernel/messages/index.ts';
import { DAY, SECOND } from '../../../platform/clock/index.ts';
import { checkLinkToken, makeLinkToken } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import type { MailPort } from '../../../platform/mail/index.ts';
import { deliverOnce } from '../../../platform/outbox/index.ts';
import { changeConsents, type ConfirmedEmail, type ConsentSource, lockConsents } from '../../accounts/index.ts';
import { noteConsent } from '../consents/log.service.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import {
  confirmPending,
  endSubscription,
  findState,
  findSubscription,
  type SubscriptionRow,
} from './subscriptions.queries.ts';

const PURPOSE = 'subscription-confirm';

const stateOf = ({ id, email }: SubscriptionRow): string => `${id}:${email}`;

export type ConfirmJobDeps = Pick<NotificationDeps, 'db' | 'config' | 'clock' | 'signer'> & { readonly mail: MailPort };

/** Sends the link that confirms a subscription, unless it was confirmed or forgotten meanwhile. */
export async function sendConfirmation(
  deps: ConfirmJobDeps,
  subscriptionId: number,
  context: JobContext,
): Promise<void> {
  const { db, clock, config, signer } = deps;
  const found = await findSubscription(db, subscriptionId);
  if (found?.state !== 'pending') return;
  const token = makeLinkToken(signer, PURPOSE, stateOf(found), context.now);
  // This server's own page: storefronts pass on calls of the API, and know no page of this name.
  const link = `${config.publicUrl}/email-subscription/confirm/${found.id.toString(36)}/${token}/`;
  const subject = translate(message('mail_subscription_subject'), found.language);
  const text = translate(message('mail_subscription_text', { link }), found.language);
  const id = `mail-${context.jobId}`;
  await deliverOnce(db, clock, id, () => deps.mail.send({ id, to: found.email, subject, text }));
}

/** A link's parts as they came. */
export interface ConfirmLink {
  readonly id: string;
  readonly token: string;
}

type LinkDeps = Pick<NotificationDeps, 'db' | 'config' | 'clock' | 'signer'>;

/**
 * What a confirmation link is about.
 * @throws Refusal not_found for one that is forged, too old, or about a subscription that ended
 */
export async function readConfirmLink(deps: LinkDeps, { id, token }: ConfirmLink): Promise<SubscriptionRow> {
  const found = /^[0-9a-z]{1,10}$/.test(id) ? await findSubscription(deps.db, parseInt(id, 36)) : null;
  if (found === null || found.state === 'unsubscribed') throw notFound();
  const maxAgeSeconds = (deps.config.subscriptionPendingDays * DAY) / SECOND;
  const check = { purpose: PURPOSE, state: stateOf(found), token, maxAgeSeconds };
  if (!checkLinkToken(deps.signer, check, deps.clock.now())) throw notFound();
  return found;
}

/**
 * Confirms a subscription; again, it changes nothing. If the address is a registered customer's confirmed one, their
 * `email_allowed` is set with it.
 * @throws Refusal not_found as `readConfirmLink`
 */
export async function confirmSubscription(deps: NotificationDeps, link: ConfirmLink, address: string): Promise<void> {
  const { id, email } = await readConfirmLink(deps, link);
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    const holder = await lockConsents(tx, { email });
    if (await confirmPending(tx, id, now)) {
      const customerId = holder?.emailVerified === true ? holder.id : null;
      await grantEmail(deps, tx, { customerId, email, source: 'subscription', address });
    } else if ((await findSubscription(tx, id))?.state !== 'confirmed') throw notFound();
  });
}

export interface Granted {
  /** Whose confirmed address it is; null where it is nobody's. */
  readonly customerId: number | null;
  readonly email: string;
  readonly source: ConsentSource;
  readonly address: string | null;
  readonly wording?: string;
}

/** Notes that an address may be written to: with the customer it belongs to, else for itself. */
export async function grantEmail(deps: NotificationDeps, tx: Tx, granted: Granted): Promise<void> {
  const { customerId, email, source, address, wording = null } = granted;
  if (customerId !== null) {
    await changeConsents(deps, tx, { customerId, wanted: { email: true }, source, address });
    return;
  }
  const changes = [{ channel: 'email', isGranted: true }] as const;
  const now = deps.clock.now();
  await noteConsent(deps, tx, { kind: 'marketing', changes, source, customerId, email, address, wording, now });
}

/**
 * A customer has proved an address: a subscription of its own under it counts for them now. What they allowed under the
 * address that they leave goes on under the new one.
 */
export async function adoptSubscription(
  deps: Pick<NotificationDeps, 'config' | 'clock' | 'signer' | 'onConsentsChanged'>,
  tx: Tx,
  { customerId, email, former, now }: ConfirmedEmail,
): Promise<void> {
  const holder = await lockConsents(tx, { id: customerId });
  if ((await findState(tx, email)) === 'confirmed') {
    const change = { customerId, wanted: { email: true }, source: 'subscription' as const };
    await changeConsents(deps, tx, { ...change, address: null });
  }
  if (former?.wasProved !== true || former.email === email) return;
  await endSubscription(tx, former.email, now);
  if (holder?.consents.email !== true) return;
  const moved = { kind: 'marketing', source: 'email_change', customerId, address: null, wording: null, now } as const;
  const changed = (isGranted: boolean) => [{ channel: 'email', isGranted }] as const;
  await noteConsent(deps, tx, { ...moved, email: former.email, changes: changed(false) });
  await noteConsent(deps, tx, { ...moved, email, changes: changed(true) });
}
