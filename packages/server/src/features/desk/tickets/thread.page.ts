import type { Message } from '../../../kernel/messages/index.ts';
import { translate } from '../../../kernel/messages/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { StaffMember } from '../../staff/index.ts';
import type { Ticket, TicketEvent, TicketFile, TicketMessage, TicketSummary } from '../../support/index.ts';
import type { ShownOrder } from '../orders/shown-order.service.ts';
import { stateChip } from '../look/chips.ts';
import { type Reader, say, textOf, time } from '../look/reader.ts';
import { deskPage, tokenField } from '../look/shell.page.ts';
import { answerForm, type Draft, shownField } from './answer.page.ts';
import { aside } from './aside.page.ts';
import { personOf } from './list.page.ts';

/** What was just done, as the address after it says. */
export const DONE = ['replied', 'noted', 'closed', 'reopened', 'assigned', 'sent_closed'] as const;

export type Done = (typeof DONE)[number];

export interface ShownTicket {
  readonly ticket: Ticket;
  readonly order: ShownOrder | null;
  /** Of the same customer, the latest first. */
  readonly others: readonly TicketSummary[];
  readonly staff: readonly StaffMember[];
  readonly limits: { readonly files: number; readonly megabytes: number };
  readonly done: Done | null;
  /** Why the form that was just sent changed nothing, and what was in it. */
  readonly refused: readonly Message[];
  readonly draft: Draft;
}

/** A ticket: what was said, the answer to it, and all that one has to know beside it. */
export function threadPage(reader: Reader, shown: ShownTicket): string {
  const { ticket, done, refused } = shown;
  const lines = timeline(ticket);
  return deskPage(reader, {
    title: `${ticket.number} ${personOf(reader, ticket)}`,
    skipTo: { id: 'answer', text: say(reader, 'desk_skip_reply') },
    body: html`
      <p class="trail"><a href="/desk/">← ${say(reader, 'desk_back')}</a></p>
      ${head(reader, ticket)}
      ${done === null ? '' : html`<p class="said" role="status">${say(reader, `desk_done_${done}`)}</p>`}
      ${refused.map((text) => html`<p class="refused" role="alert">${translate(text, reader.language)}</p>`)}
      <div class="sides">
        <section aria-label="${say(reader, 'desk_thread')}">
          ${lines.map((line) => ('body' in line ? messageCard(reader, ticket, line) : eventLine(reader, line)))}
          ${answerForm(reader, shown)}
        </section>
        ${aside(reader, shown)}
      </div>
    `,
  });
}

function head(reader: Reader, ticket: Ticket): SafeHtml {
  const { number, state, subject } = ticket;
  return html`<div class="head">
    <div>
      <h1>${textOf(reader, subject.names)}</h1>
      <p class="soft"><span class="number">${number}</span> · ${personOf(reader, ticket)}</p>
    </div>
    ${stateChip(reader, state)} ${state === 'closed' && ticket.email === null ? '' : stepForm(reader, ticket)}
  </div>`;
}

/** Closing or reopening. What is erased and closed stays so: nobody could be answered. */
function stepForm(reader: Reader, ticket: Ticket): SafeHtml {
  const step = ticket.state === 'closed' ? 'reopen' : 'close';
  return html`<form class="push" method="post" action="/desk/tickets/${ticket.number}/${step}/">
    ${tokenField(reader)} ${shownField(ticket)}
    <button>${say(reader, `desk_${step}`)}</button>
    ${step === 'close' ? html`<button class="quiet" name="mail" value="none">${say(reader, 'desk_close_quietly')}</button>` : ''}
  </form>`;
}

/** Messages and events in the order in which they happened. */
function timeline({ messages, events }: Ticket): readonly (TicketMessage | TicketEvent)[] {
  return [...messages, ...events].sort((one, other) => one.createdDate.getTime() - other.createdDate.getTime());
}

function messageCard(reader: Reader, ticket: Ticket, message: TicketMessage): SafeHtml {
  const { id, author, isInternal, body, files, createdDate } = message;
  // Staff are never deleted: an answer without one came from the command line.
  const name = author === 'customer' ? personOf(reader, ticket) : (message.staffName ?? say(reader, 'desk_operator'));
  const kind = isInternal ? 'note' : author;
  return html`<article class="message ${kind}" id="message-${id}">
    <header>
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <strong>${name}</strong>
      ${isInternal ? html`<span class="chip waiting" title="${say(reader, 'desk_note_hint')}">${say(reader, 'desk_note')}</span>` : ''}
      <span class="soft">${time(reader, createdDate)}</span>
    </header>
    <div class="text">${body}</div>
    ${files.length === 0 ? '' : fileList(reader, ticket.number, files)}
  </article>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}

function fileList(reader: Reader, number: string, files: readonly TicketFile[]): SafeHtml {
  return html`<ul class="files" aria-label="${say(reader, 'desk_files')}">
    ${files.map((file) => html`<li>${fileLink(reader, `/desk/tickets/${number}/files/${file.key}`, file)}</li>`)}
  </ul>`;
}

/** Kinds of pictures that are written anew when they come in: browsers show them, and nothing runs in them. */
export const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

function fileLink({ language }: Reader, address: string, { name, contentType, size }: TicketFile): SafeHtml {
  const picture = PICTURES.has(contentType) ? html`<img src="${address}" alt="" loading="lazy" />` : '';
  return html`<a href="${address}">${picture}${name} <small>${sizeText(language, size)}</small></a>`;
}

const KILOBYTE = 1024;

function sizeText(language: string, size: number): string {
  const kilobytes = size / KILOBYTE;
  const [amount, unit] = kilobytes < KILOBYTE ? [kilobytes, 'kilobyte'] : [kilobytes / KILOBYTE, 'megabyte'];
  const digits = { maximumFractionDigits: amount < 10 ? 1 : 0 };
  return new Intl.NumberFormat(language, { style: 'unit', unit, ...digits }).format(amount);
}

function eventLine(reader: Reader, { kind, staffName, createdDate }: TicketEvent): SafeHtml {
  const who = staffName ?? say(reader, kind === 'assigned' ? 'desk_system' : 'desk_somebody');
  return html`<p class="event">${say(reader, `desk_event_${kind}`, { who })} · ${time(reader, createdDate)}</p>`;
}
