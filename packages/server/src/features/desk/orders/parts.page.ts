import type { MessageKey } from '../../../kernel/messages/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { OrderParcel } from '../../orders/index.ts';
import type { Attempt, AttemptState } from '../../payments/index.ts';
import type { DeskRequest } from '../../returns/index.ts';
import { chip } from '../look/chips.ts';
import { type Reader, say, textOf, time } from '../look/reader.ts';
import type { ShownOrder } from './shown-order.service.ts';

/** Parts of an order that stand on its page and beside conversations. */

const PAID: Readonly<Partial<Record<AttemptState, MessageKey>>> = {
  started: 'desk_paid_started',
  pending: 'desk_paid_started',
  awaiting: 'desk_paid_waiting',
  captured: 'desk_paid_captured',
};

export function paymentChip(reader: Reader, { state }: Attempt): SafeHtml {
  const tone = state === 'captured' ? 'done' : state in PAID ? 'waiting' : 'gone';
  return chip(tone, say(reader, PAID[state] ?? 'desk_paid_other'));
}

export function paymentText(reader: Reader, { order: { payment } }: ShownOrder): string {
  const name = textOf(reader, payment.option.names);
  if (payment.card === null) return name;
  const { bin, installmentCount: count } = payment.card;
  const paid = say(reader, count > 1 ? 'desk_card' : 'desk_card_single', { count });
  return [name, ...(bin === null ? [] : [`${bin}…`]), paid].join(' · ');
}

export function parcelLine(reader: Reader, { company, trackingNumber, trackingUrl, ...times }: OrderParcel): SafeHtml {
  const { shippedAt, deliveredAt } = times;
  const said = say(reader, deliveredAt === null ? 'desk_parcel_sent' : 'desk_parcel_delivered');
  return html`<li>
    <p class="head">
      <span>${company?.name ?? '–'}</span>
      ${trackingNumber === null ? '' : html`<span class="number">${trackingNumber}</span>`}
      ${trackingUrl === null || !isWeb(trackingUrl) ? '' : html`<a href="${trackingUrl}" target="_blank" rel="noopener noreferrer">${say(reader, 'desk_track')}</a>`}
    </p>
    <p class="soft">${said} ${time(reader, deliveredAt ?? shippedAt)}</p>
  </li>`;
}

function isWeb(address: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(address)?.protocol ?? '');
}

const REQUEST_TONES = { waiting: 'waiting', approved: 'moving', rejected: 'gone', completed: 'done' } as const;

export function requestLine(reader: Reader, request: DeskRequest): SafeHtml {
  const { type, status, quantity, sku, reason, description, createdDate, returnCode } = request;
  return html`<li>
    <p class="head">
      <span>${say(reader, `cancellation_type_${type}`)}: ${quantity} × ${sku}</span>
      ${chip(REQUEST_TONES[status], say(reader, `cancellation_status_${status}`))}
    </p>
    <p>${textOf(reader, reason)}${description === '' ? '' : html` – ${description}`}</p>
    <p class="soft">
      ${time(reader, createdDate)} ${returnCode === null ? '' : html`· <span class="number">${returnCode}</span>`}
    </p>
  </li>`;
}
