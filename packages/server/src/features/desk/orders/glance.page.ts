import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { amountOf, type OrderItem } from '../../orders/index.ts';
import { statusChip } from '../look/chips.ts';
import { money, type Reader, say, textOf, time } from '../look/reader.ts';
import { parcelLine, paymentChip, paymentText, requestLine } from './parts.page.ts';
import type { ShownOrder } from './shown-order.service.ts';

const MOST_ITEMS = 8;

/** An order at a glance; null where it is not there any more. */
export function orderCard(reader: Reader, number: string, shown: ShownOrder | null): SafeHtml {
  if (shown === null) {
    return html`<section class="card">
      <h2>${say(reader, 'desk_order_number', { number })}</h2>
      <p class="soft">${say(reader, 'desk_order_gone')}</p>
    </section>`;
  }
  const { order } = shown;
  return html`<section class="card">
    <div class="head">
      <h2>${say(reader, 'desk_order')} <span class="number">${number}</span></h2>
      ${statusChip(reader, order.status)}
    </div>
    <ul class="lines">
      ${order.items.slice(0, MOST_ITEMS).map((item) => itemLine(reader, item, shown))}
      ${order.items.length > MOST_ITEMS ? html`<li class="soft">+ ${order.items.length - MOST_ITEMS}</li>` : ''}
      ${paymentLine(reader, shown)} ${order.parcels.map((parcel) => parcelLine(reader, parcel))}
      ${shown.requests.map((request) => requestLine(reader, request))}
    </ul>
    <p><a href="/desk/orders/${number}/">${say(reader, 'desk_order_whole')}</a></p>
  </section>`;
}

function itemLine(reader: Reader, item: OrderItem, { order }: ShownOrder): SafeHtml {
  const { quantity, product, price, discount, status } = item;
  return html`<li>
    <p class="head">
      <span>${quantity} × ${textOf(reader, product.names)}</span>
      <span class="push soft">${money(reader, price * quantity - discount, order.currency)}</span>
    </p>
    ${status === order.status ? '' : html`<p>${statusChip(reader, status)}</p>`}
  </li>`;
}

function paymentLine(reader: Reader, shown: ShownOrder): SafeHtml {
  const { order, attempt } = shown;
  return html`<li>
    <p class="head">
      <strong>${money(reader, amountOf(order.amounts), order.currency)}</strong>
      ${attempt === null ? '' : paymentChip(reader, attempt)}
    </p>
    <p class="soft">${paymentText(reader, shown)}</p>
    ${order.placedAt === null ? '' : html`<p class="soft">${say(reader, 'desk_placed')}: ${time(reader, order.placedAt)}</p>`}
  </li>`;
}
