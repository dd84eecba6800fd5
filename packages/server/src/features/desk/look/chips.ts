import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { OrderStatus } from '../../orders/index.ts';
import type { TicketState } from '../../support/index.ts';
import { type Reader, say } from './reader.ts';

/** What a chip's colour tells; its words tell it as well. */
type Tone = 'waiting' | 'moving' | 'done' | 'gone' | 'plain';

export function chip(tone: Tone, text: string): SafeHtml {
  return html`<span class="chip ${tone}">${text}</span>`;
}

const STATES: Readonly<Record<TicketState, Tone>> = { open: 'waiting', answered: 'moving', closed: 'done' };

export function stateChip(reader: Reader, state: TicketState): SafeHtml {
  return chip(STATES[state], say(reader, `desk_state_${state}`));
}

const STATUSES: Readonly<Record<OrderStatus, Tone>> = {
  50: 'waiting',
  100: 'gone',
  200: 'waiting',
  300: 'waiting',
  350: 'waiting',
  400: 'moving',
  450: 'moving',
  500: 'moving',
  510: 'moving',
  520: 'moving',
  540: 'waiting',
  544: 'waiting',
  545: 'waiting',
  550: 'done',
  600: 'gone',
};

export function statusChip(reader: Reader, status: OrderStatus): SafeHtml {
  return chip(STATUSES[status], say(reader, `order_status_${status}`));
}
