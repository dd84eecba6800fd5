import { pageCount, type Slice } from '../../../kernel/page.ts';
import { HOUR } from '../../../platform/clock/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { StaffMember } from '../../staff/index.ts';
import { type ContactSubject, TICKET_STATES, type TicketState, type TicketSummary } from '../../support/index.ts';
import { stateChip } from '../look/chips.ts';
import { ago, duration, type Reader, say, textOf } from '../look/reader.ts';
import { deskPage } from '../look/shell.page.ts';
import { filterForm } from './filters.page.ts';
import { type Filters, isNarrowed, listAddress } from './filters.rules.ts';

export const PAGE_SIZE = 25;
const REFRESH_SECONDS = 60;

export interface TicketList {
  readonly filters: Filters;
  readonly found: Slice<TicketSummary>;
  readonly counts: Readonly<Record<TicketState, number>>;
  readonly subjects: readonly ContactSubject[];
  readonly staff: readonly StaffMember[];
}

/** The tickets. The first page of a list that nobody searches in keeps itself up to date. */
export function listPage(reader: Reader, list: TicketList): string {
  const { filters, found } = list;
  const isLive = !filters.isStill && filters.page === 1 && filters.search === '';
  const address = listAddress(filters);
  return deskPage(reader, {
    title: titleOf(reader, list),
    body: html`
      <div class="head"><h1>${say(reader, 'desk_tickets')}</h1></div>
      ${tabs(reader, list)} ${filterForm(reader, list)}
      ${found.items.length === 0 ? emptyCard(reader, filters) : rows(reader, found.items)} ${foot(reader, list, isLive)}
    `,
    ...(isLive ? { refresh: { seconds: REFRESH_SECONDS, address: withRefresh(address) } } : {}),
  });
}

/** Marks that nobody asked: such a look keeps no session alive. */
function withRefresh(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}refreshed`;
}

function titleOf(reader: Reader, { counts }: TicketList): string {
  const title = say(reader, 'desk_tickets');
  return counts.open === 0 ? title : `(${counts.open}) ${title}`;
}

function tabs(reader: Reader, { filters, counts }: TicketList): SafeHtml {
  const all = TICKET_STATES.reduce((sum, state) => sum + counts[state], 0);
  const tab = (state: TicketState | null) => {
    const order = state === 'open' ? ('waiting' as const) : ('latest' as const);
    const address = listAddress({ ...filters, state, order, page: 1 });
    const [key, count] = state === null ? (['desk_state_all', all] as const) : stateTab(state, counts);
    const current = filters.state === state ? html` aria-current="page"` : html``;
    return html`<a href="${address}" ${current}>${say(reader, key)} <span>${count}</span></a>`;
  };
  return html`<nav class="tabs" aria-label="${say(reader, 'desk_states')}">${[...TICKET_STATES, null].map(tab)}</nav>`;
}

function stateTab(state: TicketState, counts: TicketList['counts']) {
  return [`desk_state_${state}`, counts[state]] as const;
}

function rows(reader: Reader, tickets: readonly TicketSummary[]): SafeHtml {
  return html`<ol class="card tickets">
    ${tickets.map((ticket) => row(reader, ticket))}
  </ol>`;
}

function row(reader: Reader, ticket: TicketSummary): SafeHtml {
  const { number, state, subject, order, assignee, messageCount } = ticket;
  return html`<li class="${state}">
    <a href="/desk/tickets/${number}/">
      <p class="who">${personOf(reader, ticket)} <span class="about">· ${textOf(reader, subject.names)}</span></p>
      <p class="end">${stateChip(reader, state)}</p>
      <p class="meta soft">
        <span class="number">${number}</span>
        ${order === null ? '' : html`<span>${say(reader, 'desk_order_number', { number: order.number })}</span>`}
        <span>${messagesText(reader, messageCount)}</span>
        ${assignee === null ? '' : html`<span>${say(reader, 'desk_assignee')}: ${assignee.name}</span>`}
      </p>
      <p class="end soft">${waiting(reader, ticket)}</p>
    </a>
  </li>`;
}

/** Who asks, in a few words. */
export function personOf(reader: Reader, { fullName, email }: TicketSummary): string {
  return fullName ?? email ?? say(reader, 'desk_erased_person');
}

function messagesText(reader: Reader, count: number): string {
  return count === 1 ? say(reader, 'desk_messages_one') : say(reader, 'desk_messages', { count });
}

const LATE = 24 * HOUR;

function waiting(reader: Reader, { waitingSince, lastMessageAt }: TicketSummary): SafeHtml {
  if (waitingSince === null) return ago(reader, lastMessageAt);
  const isLate = reader.now.getTime() - waitingSince.getTime() >= LATE;
  const text = say(reader, 'desk_waiting_since', { time: duration(reader, waitingSince) });
  return html`<span class="${isLate ? 'late' : ''}">${text}</span>`;
}

const TRAY = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 13h5l1.500 3h5L16 13h5M3 13l3-8h12l3 8v6H3Z" stroke-linejoin="round" />
</svg>`;

function emptyCard(reader: Reader, filters: Filters): SafeHtml {
  const kind = isNarrowed(filters) ? 'empty_search' : filters.state === 'open' ? 'empty_open' : 'empty';
  return html`<div class="card empty">
    ${TRAY}
    <h2>${say(reader, `desk_${kind}`)}</h2>
    <p class="soft">${say(reader, `desk_${kind}_text`)}</p>
    ${kind === 'empty_search' && filters.state !== null ? searchAll(reader, filters) : ''}
  </div>`;
}

/** What is looked for may be answered or closed by now. */
function searchAll(reader: Reader, filters: Filters): SafeHtml {
  const address = listAddress({ ...filters, state: null, order: 'latest', page: 1 });
  return html`<p><a href="${address}">${say(reader, 'desk_search_all')}</a></p>`;
}

function foot(reader: Reader, { filters, found }: TicketList, isLive: boolean): SafeHtml {
  const pages = pageCount(found.total, PAGE_SIZE);
  const from = (filters.page - 1) * PAGE_SIZE + 1;
  const to = from + found.items.length - 1;
  return html`<div class="foot">
    ${found.items.length === 0 ? '' : html`<p class="soft">${say(reader, 'desk_range', { from, to, total: found.total })}</p>`}
    ${pages === 1 ? '' : pager(reader, filters, pages)}
    ${filters.page === 1 && filters.search === '' ? refreshNote(reader, filters, isLive) : ''}
  </div>`;
}

function pager(reader: Reader, filters: Filters, pages: number): SafeHtml {
  const link = (page: number, key: 'desk_previous' | 'desk_next', relation: string) =>
    page < 1 || page > pages
      ? ''
      : html`<a class="button" rel="${relation}" href="${listAddress({ ...filters, page })}">${say(reader, key)}</a>`;
  return html`<nav aria-label="${say(reader, 'desk_pages')}">
    ${link(filters.page - 1, 'desk_previous', 'prev')} ${link(filters.page + 1, 'desk_next', 'next')}
  </nav>`;
}

function refreshNote(reader: Reader, filters: Filters, isLive: boolean): SafeHtml {
  const address = listAddress({ ...filters, isStill: isLive });
  return html`<p class="push soft">
    ${say(reader, isLive ? 'desk_refreshing' : 'desk_still')}
    <a href="${address}">${say(reader, isLive ? 'desk_hold' : 'desk_keep')}</a>
  </p>`;
}
