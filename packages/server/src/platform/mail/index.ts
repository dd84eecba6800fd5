import type { Clock } from '../clock/index.ts';
import type { Config } from '../config/index.ts';
import type { Executor } from '../db/index.ts';
import { insertOutboxMessage } from '../outbox/index.ts';
import { mailHeaders } from './headers.ts';
import type { MailPort } from './mail.ts';
import { checkSmtp, smtpMail } from './smtp.ts';

export type { Mail, MailPort } from './mail.ts';

export type MailSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'production'>;

const NOT_CONFIGURED = 'No mail can be sent: SMTP_URL is not set';

/**
 * How this server sends mail: by SMTP where SMTP_URL is set, else to the outbox page; in production, which has no such
 * page, every mail fails with the reason and its job tries again until the server is configured.
 */
export function openMail(config: MailSettings, db: Executor, clock: Clock): MailPort {
  if (config.smtpUrl !== null) return smtpMail({ url: config.smtpUrl, from: config.mailFrom }, clock);
  return config.production ? unconfiguredMail : outboxMail(db, clock);
}

/** Verifies the mail settings against the server they name. Null when mails can be sent, else the problem. */
export async function checkMail(config: MailSettings): Promise<string | null> {
  if (config.smtpUrl === null) return config.production ? NOT_CONFIGURED : null;
  const problem = await checkSmtp(config.smtpUrl);
  if (problem !== null) return problem;
  const invented = config.production && /@localhost>?$/.test(config.mailFrom);
  return invented ? 'NO_REPLY_EMAIL is not set: mails from …@localhost are refused by most servers' : null;
}

function outboxMail(db: Executor, clock: Clock): MailPort {
  return {
    send: async (mail) =>
      insertOutboxMessage(db, {
        deliveryId: mail.id,
        channel: 'mail',
        recipient: mail.to,
        subject: mail.subject,
        body: mail.text,
        headers: mailHeaders(mail),
        createdAt: clock.now(),
      }),
  };
}

const unconfiguredMail: MailPort = { send: () => Promise.reject(new Error(NOT_CONFIGURED)) };
