import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { type Reader, say, textOf } from '../look/reader.ts';
import type { TicketList } from './list.page.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A list to choose from; `chosen` is the value that is. */
export function select(name: string, choices: readonly Choice[], chosen: string): SafeHtml {
  const options = choices.map(
    ({ value, text }) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`,
  );
  return html`<select name="${name}">
    ${options}
  </select>`;
}

/** What the list is narrowed by; it is sent as a plain address, which can be kept and shared. */
export function filterForm(reader: Reader, { filters, subjects, staff }: TicketList): SafeHtml {
  const { state, subjectId, assignee, search, order, isStill } = filters;
  const subjectChoices = subjects.map(({ id, names }) => ({ value: String(id), text: textOf(reader, names) }));
  const assigneeChoices = [
    { value: '', text: say(reader, 'desk_anybody') },
    { value: 'me', text: say(reader, 'desk_me') },
    { value: 'nobody', text: say(reader, 'desk_nobody') },
    ...staff.filter(({ id }) => id !== reader.staff.id).map(({ id, name }) => ({ value: String(id), text: name })),
  ];
  const orders = (['waiting', 'latest'] as const).map((value) => ({ value, text: say(reader, `desk_order_${value}`) }));
  return html`<form class="filters" action="/desk/" role="search" aria-label="${say(reader, 'desk_filters')}">
    <input type="hidden" name="state" value="${state ?? 'all'}" />
    ${isStill ? html`<input type="hidden" name="still" value="1" />` : ''}
    <label
      >${say(reader, 'desk_search')}
      <input
        type="search"
        name="search"
        value="${search}"
        maxlength="100"
        placeholder="${say(reader, 'desk_search_hint')}"
    /></label>
    <label
      >${say(reader, 'desk_subject')}
      ${select('subject', [{ value: '', text: say(reader, 'desk_any_subject') }, ...subjectChoices], text(subjectId))}</label
    >
    <label>${say(reader, 'desk_assignee')} ${select('assignee', assigneeChoices, text(assignee))}</label>
    <label>${say(reader, 'desk_order_by')} ${select('order', orders, order)}</label>
    <button>${say(reader, 'desk_apply')}</button>
  </form>`;
}

function text(value: string | number | null): string {
  return value === null ? '' : String(value);
}
