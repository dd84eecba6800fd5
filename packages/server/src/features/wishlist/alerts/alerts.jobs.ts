import { message, translate } from '../../../kernel/messages/index.ts';
import { linkBase } from '../../../platform/config/index.ts';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { JobContext, JobHandlers } from '../../../platform/jobs/index.ts';
import type { MailPort } from '../../../platform/mail/index.ts';
import { deliverOnce } from '../../../platform/outbox/index.ts';
import { type Good, isGoodInStock, nameAndPath, readGoods, showingFor } from '../../storefront/index.ts';
import type { WishRow } from '../goods/wishes.service.ts';
import { WISHLIST_JOBS } from '../job-names.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { enqueueMails, keepAlerts, type MailsPayload } from './announcing.service.ts';
import { findDue, findRecipient, markSent, type Recipient } from './due.queries.ts';

export interface WishlistJobDeps extends WishlistDeps {
  readonly mail: MailPort;
}

// One job's share: a server that is being stopped waits for it.
const MAILS_OF_A_JOB = 100;

/** The wishlist jobs. */
export function wishlistJobs(deps: WishlistJobDeps): JobHandlers {
  return {
    [WISHLIST_JOBS.sendAlerts]: (payload, context) => sendAlerts(deps, payloadOf(payload), context),
    [WISHLIST_JOBS.keepAlerts]: (_payload, { now }) => keepAlerts(deps.db, now),
  };
}

/**
 * Writes to those who wait, as far as there is stock still, and leaves the rest of them to another job. An alert is over
 * once its mail is out, so that a job which was killed, or which failed at one of the mails, goes on where it was.
 */
async function sendAlerts(
  deps: WishlistJobDeps,
  { productIds, afterId }: MailsPayload,
  { attempt }: Pick<JobContext, 'attempt'>,
): Promise<void> {
  const alerts = await findDue(deps.db, { productIds, afterId, limit: MAILS_OF_A_JOB });
  const goods = await findBuyable(deps, alerts);
  const failures: unknown[] = [];
  for (const alert of alerts) {
    const good = goods.get(alert.productId);
    if (good === undefined) continue;
    // A mailbox that refuses mail must not keep the others waiting.
    await sendOne(deps, alert, good).catch((error: unknown) => failures.push(error));
  }
  const last = alerts.at(-1);
  // Once: a job that fails over and over must not begin the rest anew each time. What a crash forgets the hourly look finds.
  if (last !== undefined && alerts.length === MAILS_OF_A_JOB && attempt === 1)
    await enqueueMails(deps.db, { productIds, afterId: last.id });
  if (failures.length > 0) throw new Error(`${failures.length} mails were not sent: ${String(failures[0])}`);
}

/** The goods that can be bought now, in whichever currency. One statement, and one for each currency they lack a price in. */
async function findBuyable(deps: WishlistJobDeps, alerts: readonly WishRow[]): Promise<ReadonlyMap<number, Good>> {
  const { defaultCurrency, availableCurrencies, defaultLanguage } = deps.config;
  const refs = new Map(alerts.map(({ productId, listedId }) => [productId, { id: productId, listedId }]));
  const sold = new Map<number, Good>();
  for (const currency of new Set([defaultCurrency.toLowerCase(), ...availableCurrencies])) {
    const missing = [...refs.values()].filter(({ id }) => !sold.has(id));
    if (missing.length === 0) break;
    const { pricing } = await showingFor(deps, { language: defaultLanguage, currency, customer: null });
    for (const [id, good] of await readGoods(deps.db, { pricing, now: deps.clock.now() }, missing)) sold.set(id, good);
  }
  return new Map([...sold].filter(([, good]) => isGoodInStock(good)));
}

async function sendOne(deps: WishlistJobDeps, alert: WishRow, good: Good): Promise<void> {
  const { db, clock, alertConsent } = deps;
  // Read just now: it may have been taken back, or its customer erased, since the job began.
  const recipient = await findRecipient(db, alert.id);
  if (recipient === null) return;
  // Switched off meanwhile: the alert is over all the same, or every look at the stock would come upon it again.
  if (await alertConsent.isWanted(db, recipient)) await mailAlert(deps, { alert, recipient, good });
  await markSent(db, alert.id, clock.now());
}

interface AlertMail {
  readonly alert: WishRow;
  readonly recipient: Recipient;
  readonly good: Good;
}

async function mailAlert(deps: WishlistJobDeps, { alert, recipient, good }: AlertMail): Promise<void> {
  const { db, clock, mail, config, alertConsent } = deps;
  const { address: to, language } = recipient;
  const { name, path } = nameAndPath(good, { language, fallback: config.defaultLanguage });
  const unsubscribe = alertConsent.unsubscribeLink(to);
  const subject = translate(message('mail_back_in_stock_subject', { product: name }), language);
  const said = message('mail_back_in_stock_text', { product: name, link: linkBase(config) + path });
  const wayOut = message('mail_unsubscribe_line', { link: unsubscribe });
  const text = `${translate(said, language)}\n\n${translate(wayOut, language)}`;
  const id = `stock-alert-${alert.id}`;
  await deliverOnce(db, clock, id, () => mail.send({ id, to, subject, text, unsubscribe }));
}

function payloadOf(payload: unknown): MailsPayload {
  const { productIds, afterId } = isRecord(payload) ? payload : {};
  if (!Array.isArray(productIds) || typeof afterId !== 'number') throw new TypeError('The job names no products');
  return { productIds: productIds.map(Number), afterId };
}
