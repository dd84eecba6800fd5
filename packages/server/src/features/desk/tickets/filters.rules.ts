import { TICKET_STATES, type TicketSearch, type TicketState } from '../../support/index.ts';

/** What the list shows. */
export interface Filters {
  /** Null for all. */
  readonly state: TicketState | null;
  readonly subjectId: number | null;
  /** Null for anybody. */
  readonly assignee: 'me' | 'nobody' | number | null;
  readonly search: string;
  readonly order: TicketSearch['order'];
  /** From 1. */
  readonly page: number;
  /** Does not load itself again. */
  readonly isStill: boolean;
}

const LONGEST_SEARCH = 100;
// Nobody pages so far; a larger number is a mistake or an attack on the database's patience.
const LAST_PAGE = 10_000;

/** Whatever an address says: what makes no sense counts as not said. */
export function readFilters(query: ReadonlyMap<string, string>): Filters {
  const state = stateIn(query.get('state'));
  const order = query.get('order');
  return {
    state,
    subjectId: numberIn(query.get('subject')),
    assignee: assigneeIn(query.get('assignee')),
    search: (query.get('search') ?? '').replaceAll('\0', '').toWellFormed().trim().slice(0, LONGEST_SEARCH),
    order: order === 'waiting' || order === 'latest' ? order : usualOrder(state),
    page: Math.min(numberIn(query.get('page')) ?? 1, LAST_PAGE),
    isStill: query.has('still'),
  };
}

/** Who waits longest is answered first; of what is answered the latest is looked for. */
function usualOrder(state: TicketState | null): Filters['order'] {
  return state === 'open' ? 'waiting' : 'latest';
}

function stateIn(text = 'open'): TicketState | null {
  if (text === 'all') return null;
  return TICKET_STATES.find((state) => state === text) ?? 'open';
}

function numberIn(text = ''): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function assigneeIn(text = ''): Filters['assignee'] {
  return text === 'me' || text === 'nobody' ? text : numberIn(text);
}

/** The address of the list with these filters; what goes without saying is left out. */
export function listAddress({ state, subjectId, assignee, search, order, page, isStill }: Filters): string {
  const query = new URLSearchParams();
  const tell = (name: string, value: string | number | null, usual: string | number | null) => {
    if (value !== usual) query.set(name, String(value));
  };
  tell('state', state ?? 'all', 'open');
  tell('subject', subjectId, null);
  tell('assignee', assignee, null);
  tell('search', search, '');
  tell('order', order, usualOrder(state));
  tell('page', page, 1);
  if (isStill) query.set('still', '1');
  return query.size === 0 ? '/desk/' : `/desk/?${query.toString()}`;
}

/** Whether the list is narrowed further than by its state. */
export function isNarrowed({ subjectId, assignee, search }: Filters): boolean {
  return subjectId !== null || assignee !== null || search !== '';
}

/** The filters as the help desk is asked. */
export function searchOf({ state, subjectId, assignee, search, order }: Filters, staffId: number): TicketSearch {
  return {
    order,
    ...(state === null ? {} : { state }),
    ...(subjectId === null ? {} : { subjectId }),
    ...(assignee === null ? {} : { assigneeId: assignee === 'me' ? staffId : assignee }),
    ...(search === '' ? {} : { search }),
  };
}
