import { message, type MessageParams, translate } from '../../../kernel/messages/index.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { MailedTicket } from './mails.queries.ts';
import type { TicketMailKind } from './ticket-mail.ts';

export interface TicketMail {
  readonly subject: string;
  readonly text: string;
}

export interface Wording {
  readonly language: string;
  /** The shop's language. */
  readonly fallback: string;
  readonly link: string;
}

/** What is written about a ticket. */
export function composeTicketMail(
  kind: TicketMailKind,
  ticket: MailedTicket,
  { language, fallback, link }: Wording,
): TicketMail {
  const params: MessageParams = {
    ...{ number: ticket.number, name: ticket.fullName ?? '', email: ticket.email ?? '', phone: ticket.phone ?? '–' },
    hello: helloOf(ticket, language),
    ...{ order: ticket.orderNumber ?? '–', subject: textIn(ticket.subject, language, fallback) ?? '', link },
    text: [ticket.body ?? '', filesLine(ticket, language)].filter((part) => part !== '').join('\n\n'),
  };
  return {
    subject: translate(message(`mail_ticket_${kind}_subject`, params), language),
    text: translate(message(`mail_ticket_${kind}_text`, params), language),
  };
}

/** By name only in a mail to whoever gave it: anybody can put a text and somebody else's address into the form. */
function helloOf({ fullName, isOwnAddress }: MailedTicket, language: string): string {
  const isNamed = isOwnAddress && fullName !== null;
  return translate(isNamed ? message('mail_hello_name', { name: fullName }) : message('mail_hello'), language);
}

function filesLine({ fileNames }: MailedTicket, language: string): string {
  return fileNames.length === 0
    ? ''
    : translate(message('ticket_mail_files', { names: fileNames.join(', ') }), language);
}
