import { message, translate } from '../../../kernel/messages/index.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Config } from '../../../platform/config/index.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { Ticket, TicketMessage, TicketSummary } from '../ticket.ts';
import { maySay, ratingFault } from './rights.rules.ts';

export interface Showing {
  readonly language: string;
  readonly now: Date;
  readonly config: Pick<Config, 'defaultLanguage' | 'publicUrl' | 'contactReopenDays'>;
}

/** Wire: docs/protocol/support.md, "Conversations". */
export function presentLine(ticket: TicketSummary, { language, now, config }: Showing) {
  const { number, state, subject, rating } = ticket;
  const judged = { state, ratedAt: rating?.ratedAt ?? null, isAnswered: ticket.isAnswered };
  return {
    number,
    state: { value: state, label: translate(message(`ticket_state_${state}`), language) },
    subject: { id: subject.id, text: textIn(subject.names, language, config.defaultLanguage) ?? '' },
    ...{ order: ticket.order, message_count: ticket.messageCount, is_unread: ticket.isUnread },
    can_reply: maySay(ticket, now, config.contactReopenDays),
    can_rate: ratingFault(judged, now) === null,
    rating:
      rating === null
        ? null
        : { stars: rating.stars, comment: rating.comment, rated_date: formatDateTime(rating.ratedAt) },
    created_date: formatDateTime(ticket.createdDate),
    last_message_date: formatDateTime(ticket.lastMessageAt),
    closed_date: ticket.closedAt === null ? null : formatDateTime(ticket.closedAt),
  };
}

export function presentConversation(ticket: Ticket, showing: Showing) {
  const base = `${showing.config.publicUrl}/users/conversations/${ticket.number}/files`;
  return { ...presentLine(ticket, showing), messages: ticket.messages.map((each) => presentMessage(each, base)) };
}

function presentMessage({ id, author, staffName, body, files, createdDate }: TicketMessage, base: string) {
  return {
    id,
    author: author === 'staff' ? 'shop' : 'customer',
    author_name: staffName,
    text: body,
    files: files.map(({ key, name, contentType, size }) => {
      return { name, content_type: contentType, size, url: `${base}/${key}/` };
    }),
    created_date: formatDateTime(createdDate),
  };
}
