import { message, type MessageKey, type MessageParams, translate } from '../../kernel/messages/index.ts';
import { linkBase } from '../../platform/config/index.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { type JobContext, type JobHandlers, numberIn } from '../../platform/jobs/index.ts';
import type { MailPort } from '../../platform/mail/index.ts';
import { deliverOnce } from '../../platform/outbox/index.ts';
import { deleteExpiredHits } from '../../platform/rate-limit/index.ts';
import type { SmsPort } from '../../platform/sms/index.ts';
import { deleteExpiredSessions } from '../sessions/index.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import { deleteExpiredCodes } from './codes/codes.queries.ts';
import { codeOf } from './codes/codes.service.ts';
import { type Contact, findContact, findCredentialsByPhone } from './customers/customers.queries.ts';
import { greeting } from './customers/greeting.rules.ts';
import { CONFIRM_PURPOSE, confirmState } from './emails/confirm.rules.ts';
import { deleteOrphanedGuests } from './guests/guests.queries.ts';
import { JOBS } from './job-names.ts';
import { type EmailLink, emailLink, encodeId, passwordSeal, signEmail } from './links.ts';
import { RESET_PURPOSE, resetState } from './passwords/reset.rules.ts';
import { makeLinkToken } from '../../platform/crypto/index.ts';
import { deleteExpiredChallenges } from './throttle/throttle.queries.ts';

export interface AccountJobDeps extends Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'signer'> {
  readonly mail: MailPort;
  readonly sms: SmsPort;
}

/** The account jobs: each makes its link or code when it runs, so that none waits in the queue. */
export function accountJobs(deps: AccountJobDeps): JobHandlers {
  return {
    [JOBS.confirmEmail]: async (payload, context) => {
      const contact = await findContact(deps.db, { id: numberIn(payload, 'customerId') });
      if (contact === null || contact.emailVerified) return;
      const token = makeLinkToken(deps.signer, CONFIRM_PURPOSE, confirmState(contact), context.now);
      const path = `/users/registration/account-confirm-email/${encodeId(contact.id)}:${token}/`;
      await sendMail(deps, context, { template: 'confirm', contact, language: languageIn(payload, contact), path });
    },
    [JOBS.resetPassword]: async (payload, context) => {
      const contact = await findContact(deps.db, { id: numberIn(payload, 'customerId') });
      if (contact === null) return;
      const token = makeLinkToken(deps.signer, RESET_PURPOSE, resetState(contact), context.now);
      const path = `/users/reset/${encodeId(contact.id)}/${token}/`;
      await sendMail(deps, context, { template: 'reset', contact, language: languageIn(payload, contact), path });
    },
    [JOBS.passwordChanged]: async (payload, context) => {
      const contact = await findContact(deps.db, { id: numberIn(payload, 'customerId') });
      if (contact === null) return;
      const mail = { template: 'password_changed', contact, language: contact.languageCode, path: '/' } as const;
      await sendMail(deps, context, mail);
    },
    [JOBS.emailChanged]: async (payload, context) => {
      const contact = await findContact(deps.db, { id: numberIn(payload, 'customerId') });
      if (contact === null) return;
      const mail = { template: 'email_changed', contact, language: contact.languageCode, path: '/' } as const;
      await sendMail(deps, context, { ...mail, to: textIn(payload, 'formerEmail') });
    },
    [JOBS.changeEmail]: (payload, context) => sendEmailLink(deps, { payload, context, purpose: 'email-change' }),
    [JOBS.verifyEmail]: (payload, context) => sendEmailLink(deps, { payload, context, purpose: 'email-verify' }),
    [JOBS.sendCode]: (payload, context) => sendCode(deps, payload, context),
    [JOBS.purge]: async (_payload, { now }) => {
      await deleteExpiredSessions(deps.db, now);
      await deleteOrphanedGuests(deps.db);
      await deleteExpiredCodes(deps.db, now);
      await deleteExpiredChallenges(deps.db, now);
      await deleteExpiredHits(deps.db, now);
    },
  };
}

type Template = 'confirm' | 'reset' | 'email_change' | 'password_changed' | 'email_changed';

interface AccountMail {
  readonly template: Template;
  readonly contact: Contact;
  readonly language: string;
  /** Path of the link. */
  readonly path: string;
  /** Where the mail goes, if not to the customer's present address. */
  readonly to?: string;
}

async function sendMail(deps: AccountJobDeps, { jobId }: JobContext, mail: AccountMail): Promise<void> {
  const { template, contact, language, path, to = contact.email } = mail;
  const say = (key: MessageKey, params?: MessageParams) => translate(message(key, params), language);
  const id = `mail-${jobId}`;
  const subject = say(`mail_${template}_subject`);
  const hello = greeting(contact, to, language);
  const text = say(`mail_${template}_text`, { hello, link: linkBase(deps.config) + path });
  await deliverOnce(deps.db, deps.clock, id, () => deps.mail.send({ id, to, subject, text }));
}

interface EmailLinkJob {
  readonly payload: unknown;
  readonly context: JobContext;
  readonly purpose: EmailLink['purpose'];
}

async function sendEmailLink(deps: AccountJobDeps, { payload, context, purpose }: EmailLinkJob): Promise<void> {
  const contact = await findContact(deps.db, { id: numberIn(payload, 'customerId') });
  if (contact === null) return;
  if (purpose === 'email-change' && textIn(payload, 'seal') !== passwordSeal(deps.signer, contact)) return;
  const email = textIn(payload, 'email');
  const signed = signEmail(deps.signer, emailLink(contact, purpose, email), context.now);
  const page = purpose === 'email-change' ? 'email-set-primary' : 'email-verify';
  const path = `/users/${page}/${signed}/${encodeId(contact.id)}/`;
  const template = purpose === 'email-change' ? 'email_change' : 'confirm';
  const language = languageIn(payload, contact);
  await sendMail(deps, context, { template, contact, language, path, to: email });
  if (purpose === 'email-verify' || contact.phone === null) return;
  const text = translate(message('sms_email_change', { link: linkBase(deps.config) + path }), language);
  const sms = { id: `sms-${context.jobId}`, to: contact.phone, text };
  await deliverOnce(deps.db, deps.clock, sms.id, () => deps.sms.send(sms));
}

async function sendCode(deps: AccountJobDeps, payload: unknown, { jobId }: JobContext): Promise<void> {
  const phone = textIn(payload, 'phone');
  // Only customers get a code for logging in; the caller is not told which numbers are theirs.
  if (textIn(payload, 'purpose') === 'login') {
    const credentials = await findCredentialsByPhone(deps.db, phone);
    if (credentials?.isActive !== true) return;
  }
  const code = codeOf(deps.signer, { phone, nonce: textIn(payload, 'nonce') });
  const text = translate(message('sms_code', { code }), textIn(payload, 'language'));
  const sms = { id: `sms-${jobId}`, to: phone, text };
  await deliverOnce(deps.db, deps.clock, sms.id, () => deps.sms.send(sms));
}

function languageIn(payload: unknown, contact: Contact): string {
  const language = isRecord(payload) ? payload['language'] : undefined;
  return typeof language === 'string' ? language : contact.languageCode;
}

function textIn(payload: unknown, name: string): string {
  const value = isRecord(payload) ? payload[name] : undefined;
  if (typeof value !== 'string') throw new TypeError(`The job's ${name} is missing`);
  return value;
}
