import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { normaliseEmail } from '../../kernel/email.ts';
import type { Clock } from '../clock/index.ts';
import { mailHeaders } from './headers.ts';
import type { Mail, MailPort } from './mail.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  /** `no-reply@example.com` or `Shop <no-reply@example.com>`. */
  readonly from: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 20_000;

/** Mail by SMTP, one connection per mail. */
export function smtpMail(settings: SmtpSettings, clock: Clock): MailPort {
  const transport = openTransport(settings.url);
  return {
    send: async (mail) => {
      const message = compose(mail, settings.from, clock.now());
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw new Error(`The mail server did not take the mail: ${explain(error)}`);
      }
    },
  };
}

/** Connects and logs in, without sending. Null when that works, else what is wrong. */
export async function checkSmtp(url: string): Promise<string | null> {
  try {
    await openTransport(url).verify();
    return null;
  } catch (error) {
    return `The mail server does not answer as it should: ${explain(error)}`;
  }
}

function openTransport(url: string) {
  return createTransport({
    url,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    dnsTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    // Mails are text of ours: nothing in them is ever a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function compose(mail: Mail, from: string, date: Date) {
  // Stricter than a look for line ends: what is not one plain address never becomes part of a header.
  for (const address of [mail.to, ...(mail.replyTo === undefined ? [] : [mail.replyTo])]) {
    if (normaliseEmail(address) === null) throw new Error('The recipient is not a mail address');
  }
  return {
    from,
    to: { name: '', address: mail.to },
    ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
    subject: mail.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim(),
    text: mail.text,
    messageId: messageId(mail.id, from),
    date,
    // Out-of-office replies to a shop's mails help nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...mailHeaders(mail) },
  };
}

/** The same for every attempt, so that a mailbox can recognise a mail that was sent twice (RFC 5322, 3.6.4). */
function messageId(id: string, from: string): string {
  const domain = /@([^\s@<>"]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`;
}

/** The failure in one line without mail addresses: replies like to quote the recipient. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return error.message.replace(/[^\s<>:;,"'()[\]]+@[^\s<>:;,"'()[\]]+/g, '…@…').replace(/\s+/g, ' ') + code;
}
