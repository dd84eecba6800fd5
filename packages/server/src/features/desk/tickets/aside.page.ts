import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { Ticket, TicketSummary } from '../../support/index.ts';
import { stateChip } from '../look/chips.ts';
import { ago, type Reader, say, textOf, time } from '../look/reader.ts';
import { tokenField } from '../look/shell.page.ts';
import { orderCard } from '../orders/glance.page.ts';
import { select } from './filters.page.ts';
import { listAddress } from './filters.rules.ts';
import type { ShownTicket } from './thread.page.ts';

/** What one has to know beside a conversation: who asks, about which order, and what else they asked. */
export function aside(reader: Reader, shown: ShownTicket): SafeHtml {
  const { ticket, order } = shown;
  return html`<aside>
    ${assignCard(reader, shown)} ${personCard(reader, ticket)}
    ${ticket.order === null ? '' : orderCard(reader, ticket.order.number, order)} ${othersCard(reader, shown)}
  </aside>`;
}

function assignCard(reader: Reader, { ticket, staff }: ShownTicket): SafeHtml {
  const choices = [
    { value: '', text: say(reader, 'desk_nobody') },
    ...staff
      .filter(({ id, isActive }) => isActive || id === ticket.assignee?.id)
      .map(({ id, name }) => ({
        value: String(id),
        text: id === reader.staff.id ? `${name} (${say(reader, 'desk_me')})` : name,
      })),
  ];
  return html`<form class="card inline" method="post" action="/desk/tickets/${ticket.number}/assign/">
    ${tokenField(reader)}
    <label
      >${say(reader, 'desk_assignee')}
      ${select('assignee', choices, ticket.assignee === null ? '' : String(ticket.assignee.id))}</label
    >
    <button>${say(reader, 'desk_assign')}</button>
  </form>`;
}

function personCard(reader: Reader, ticket: Ticket): SafeHtml {
  const { customerId, fullName, email, phone, languageCode, createdDate, closedAt } = ticket;
  const language = new Intl.DisplayNames([reader.language], { type: 'language' }).of(languageCode) ?? languageCode;
  return html`<section class="card">
    <div class="head">
      <h2>${fullName ?? say(reader, 'desk_person')}</h2>
      <span class="chip plain">${say(reader, customerId === null ? 'desk_guest' : 'desk_registered')}</span>
    </div>
    <dl class="facts">
      ${email === null ? '' : fact(say(reader, 'desk_email'), html`${email}`)}
      ${phone === null ? '' : fact(say(reader, 'desk_phone'), html`${phone}`)}
      ${fact(say(reader, 'desk_language'), html`${language}`)}
      ${fact(say(reader, 'desk_opened'), time(reader, createdDate))}
      ${closedAt === null ? '' : fact(say(reader, 'desk_closed_at'), time(reader, closedAt))} ${rating(reader, ticket)}
    </dl>
  </section>`;
}

export function fact(name: string, value: SafeHtml): SafeHtml {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

const MOST_STARS = 5;

function rating(reader: Reader, { rating: given }: Ticket): SafeHtml {
  if (given === null) return html``;
  const stars = '★'.repeat(given.stars) + '☆'.repeat(MOST_STARS - given.stars);
  const text = say(reader, 'desk_stars', { stars: given.stars });
  return fact(
    say(reader, 'desk_rating'),
    html`<span class="stars" role="img" aria-label="${text}">${stars}</span> ${given.comment ?? ''}`,
  );
}

function othersCard(reader: Reader, { ticket, others }: ShownTicket): SafeHtml {
  const all = { subjectId: null, assignee: null, order: 'latest', page: 1, isStill: false, state: null } as const;
  const address = ticket.email === null ? null : listAddress({ ...all, search: ticket.email });
  return html`<section class="card">
    <div class="head">
      <h2>${say(reader, 'desk_others')}</h2>
      ${address === null || others.length === 0 ? '' : html`<a class="push" href="${address}">${say(reader, 'desk_state_all')}</a>`}
    </div>
    ${
      others.length === 0
        ? html`<p class="soft">${say(reader, 'desk_no_others')}</p>`
        : html`<ul class="lines">
            ${others.map((other) => otherLine(reader, other))}
          </ul>`
    }
  </section>`;
}

function otherLine(reader: Reader, { number, subject, state, lastMessageAt }: TicketSummary): SafeHtml {
  return html`<li>
    <p class="head">
      <a href="/desk/tickets/${number}/">${textOf(reader, subject.names)}</a> ${stateChip(reader, state)}
    </p>
    <p class="soft"><span class="number">${number}</span> · ${ago(reader, lastMessageAt)}</p>
  </li>`;
}
