import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { JobHandlers } from '../../../platform/jobs/index.ts';
import type { Mail, MailPort } from '../../../platform/mail/index.ts';
import { deliverOnce } from '../../../platform/outbox/index.ts';
import { makeLink, pathOf } from '../links/links.rules.ts';
import type { SupportDeps } from '../support.deps.ts';
import { mailboxOf } from './mailbox.rules.ts';
import { findMailed, type MailedTicket } from './mails.queries.ts';
import { composeTicketMail } from './mails.rules.ts';
import { SUPPORT_JOBS, TICKET_MAILS, type TicketMailKind } from './ticket-mail.ts';

export interface SupportJobDeps extends Omit<SupportDeps, 'random'> {
  readonly mail: MailPort;
}

/** The help desk's jobs. */
export function supportJobs(deps: SupportJobDeps): JobHandlers {
  return { [SUPPORT_JOBS.sendMail]: (payload) => sendMail(deps, payloadOf(payload)) };
}

interface MailPayload {
  readonly ticketId: number;
  readonly messageId: number | null;
  readonly kind: TicketMailKind;
  /** When it happened. */
  readonly at: string;
}

async function sendMail(deps: SupportJobDeps, { ticketId, messageId, kind, at }: MailPayload): Promise<void> {
  const { db, clock, mail } = deps;
  const ticket = await findMailed(db, ticketId, messageId);
  if (ticket === null || ticket.email === null) return;
  const made = isForShop(kind) ? toShop(deps, kind, ticket) : toSender(deps, kind, { ...ticket, email: ticket.email });
  if (made === null) return;
  const id = `ticket-${ticketId}-${kind}-${messageId ?? Date.parse(at)}`;
  await deliverOnce(db, clock, id, () => mail.send({ id, ...made }));
}

type ShopMailKind = Extract<TicketMailKind, `shop_${string}`>;

function isForShop(kind: TicketMailKind): kind is ShopMailKind {
  return kind === 'shop_new' || kind === 'shop_message';
}

/** Null where no mailbox is configured any more. */
function toShop({ config }: SupportJobDeps, kind: ShopMailKind, ticket: MailedTicket): Omit<Mail, 'id'> | null {
  const to = mailboxOf(config, ticket.operation);
  if (to === null) return null;
  const link = `${config.publicUrl}/desk/tickets/${ticket.number}/`;
  const { defaultLanguage } = config;
  const made = composeTicketMail(kind, ticket, { language: defaultLanguage, fallback: defaultLanguage, link });
  return { to, ...made, ...(config.contactReplyToSender && ticket.email !== null ? { replyTo: ticket.email } : {}) };
}

function toSender(
  { config, signer, clock }: SupportJobDeps,
  kind: TicketMailKind,
  ticket: MailedTicket & { readonly email: string },
): Omit<Mail, 'id'> {
  const { number, languageCode: language, email: to } = ticket;
  const link = `${config.publicUrl}${pathOf({ number, token: makeLink(signer, ticket, clock.now()) })}`;
  return { to, ...composeTicketMail(kind, ticket, { language, fallback: config.defaultLanguage, link }) };
}

function payloadOf(payload: unknown): MailPayload {
  const { ticketId, messageId, kind, at } = isRecord(payload) ? payload : {};
  const known = TICKET_MAILS.find((one) => one === kind);
  if (typeof ticketId !== 'number' || known === undefined || typeof at !== 'string') {
    throw new TypeError('The job names no ticket');
  }
  return { ticketId, messageId: typeof messageId === 'number' ? messageId : null, kind: known, at };
}
