import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { isMessageKey } from '../../../kernel/messages/index.ts';
import { amountOf, type OrderAddress, type OrderItem, type OrderRefund } from '../../orders/index.ts';
import { chip, statusChip } from '../look/chips.ts';
import { money, type Reader, say, textOf, time } from '../look/reader.ts';
import { deskPage } from '../look/shell.page.ts';
import { fact } from '../tickets/aside.page.ts';
import { listAddress } from '../tickets/filters.rules.ts';
import { parcelLine, paymentChip, paymentText, requestLine } from './parts.page.ts';
import type { ShownOrder } from './shown-order.service.ts';

const ALL = { state: null, subjectId: null, assignee: null, order: 'latest', page: 1, isStill: false } as const;

/** A whole order. */
export function orderPage(reader: Reader, shown: ShownOrder): string {
  const { order } = shown;
  const title = say(reader, 'desk_order_number', { number: order.number });
  return deskPage(reader, {
    title,
    body: html`
      <p class="trail"><a href="/desk/">← ${say(reader, 'desk_back')}</a></p>
      <div class="head">
        <h1>${title}</h1>
        ${statusChip(reader, order.status)}
        <p class="push">
          <a href="${listAddress({ ...ALL, search: order.number })}">${say(reader, 'desk_about_order')}</a>
        </p>
      </div>
      <div class="sides">
        <div>
          ${itemsCard(reader, shown)} ${requestsCard(reader, shown)} ${refundsCard(reader, shown)}
          ${historyCard(reader, shown)}
        </div>
        <aside>
          ${buyerCard(reader, shown)} ${amountsCard(reader, shown)} ${paymentCard(reader, shown)}
          ${parcelsCard(reader, shown)} ${addressCards(reader, shown)}
        </aside>
      </div>
    `,
  });
}

function card(title: string, body: SafeHtml): SafeHtml {
  return html`<section class="card">
    <h2>${title}</h2>
    ${body}
  </section>`;
}

function itemsCard(reader: Reader, { order }: ShownOrder): SafeHtml {
  const head = (['desk_item', 'desk_quantity', 'desk_status'] as const).map(
    (key) => html`<th scope="col">${say(reader, key)}</th>`,
  );
  return card(
    say(reader, 'desk_items'),
    html`<div class="scroll">
      <table>
        <thead>
          <tr>
            ${head}
            <th scope="col" class="end">${say(reader, 'desk_price')}</th>
          </tr>
        </thead>
        <tbody>
          ${order.items.map((item) => itemRow(reader, item, order.currency))}
        </tbody>
      </table>
    </div>`,
  );
}

function itemRow(reader: Reader, item: OrderItem, currency: string): SafeHtml {
  const { product, quantity, price, discount, refunded, isGift, status } = item;
  return html`<tr>
    <td>
      ${textOf(reader, product.names)} ${isGift ? chip('plain', say(reader, 'desk_gift')) : ''}
      <p class="soft number">${product.sku}</p>
    </td>
    <td>${quantity}</td>
    <td>${statusChip(reader, status)}</td>
    <td class="end">
      ${money(reader, price * quantity - discount, currency)}
      ${refunded === 0 ? '' : html`<p class="soft">−${money(reader, refunded, currency)}</p>`}
    </td>
  </tr>`;
}

function amountsCard(reader: Reader, shown: ShownOrder): SafeHtml {
  const { amounts, currency, refunds } = shown.order;
  const lines = [
    ['desk_products', amounts.products],
    ['desk_discount', -amounts.discount],
    ['desk_shipping', amounts.shipping],
    ['desk_fee', amounts.fee],
    ['desk_gift_box', amounts.giftBox],
    ['desk_interest', amounts.interest],
  ] as const;
  const below = [
    ['desk_loyalty', amounts.loyalty],
    ['desk_gift_card', amounts.giftCard],
    ['desk_refunded', refunds.amount],
  ] as const;
  const line = ([key, amount]: (typeof lines | typeof below)[number]) =>
    amount === 0 ? html`` : fact(say(reader, key), html`${money(reader, amount, currency)}`);
  return card(
    say(reader, 'desk_amounts'),
    html`<dl class="facts">
      ${lines.map(line)}
      <dt class="sum">${say(reader, 'desk_total')}</dt>
      <dd class="sum">${money(reader, amountOf(amounts), currency)}</dd>
      ${below.map(line)}
    </dl>`,
  );
}

function paymentCard(reader: Reader, shown: ShownOrder): SafeHtml {
  const { attempt } = shown;
  return card(
    say(reader, 'desk_payment'),
    html`<p>${paymentText(reader, shown)}</p>
      ${attempt === null ? '' : html`<p>${paymentChip(reader, attempt)}</p>`}`,
  );
}

function parcelsCard(reader: Reader, { order }: ShownOrder): SafeHtml {
  const list = html`<ul class="lines">
    ${order.parcels.map((parcel) => parcelLine(reader, parcel))}
  </ul>`;
  const none = html`<p class="soft">${say(reader, 'desk_no_parcels')}</p>`;
  return card(say(reader, 'desk_parcels'), order.parcels.length === 0 ? none : list);
}

function requestsCard(reader: Reader, { requests }: ShownOrder): SafeHtml {
  const list = html`<ul class="lines">
    ${requests.map((request) => requestLine(reader, request))}
  </ul>`;
  const none = html`<p class="soft">${say(reader, 'desk_no_requests')}</p>`;
  return card(say(reader, 'desk_requests'), requests.length === 0 ? none : list);
}

const REFUND_TONES = { under_way: 'moving', by_hand: 'waiting', done: 'done' } as const;

function refundsCard(reader: Reader, { refunds }: ShownOrder): SafeHtml {
  if (refunds.length === 0) return html``;
  const line = ({ amount, currency, state, createdDate }: OrderRefund) =>
    html`<li>
      <p class="head">
        <span>${money(reader, amount, currency)}</span>
        ${chip(REFUND_TONES[state], say(reader, `desk_refund_${state}`))}
        <span class="push soft">${time(reader, createdDate)}</span>
      </p>
    </li>`;
  return card(
    say(reader, 'desk_refunds'),
    html`<ul class="lines">
      ${refunds.map(line)}
    </ul>`,
  );
}

function historyCard(reader: Reader, { history }: ShownOrder): SafeHtml {
  const lines = history.flatMap(({ kind, createdDate }) => {
    const key = `order_event_${kind}`;
    return isMessageKey(key)
      ? [html`<li>${say(reader, key)} <span class="soft">${time(reader, createdDate)}</span></li>`]
      : [];
  });
  if (lines.length === 0) return html``;
  return card(
    say(reader, 'desk_history'),
    html`<ul class="lines">
      ${lines}
    </ul>`,
  );
}

function buyerCard(reader: Reader, { order }: ShownOrder): SafeHtml {
  const { userEmail, userPhone, isGuest, placedAt, notes } = order;
  return card(
    say(reader, 'desk_buyer'),
    html`<dl class="facts">
      ${fact(say(reader, 'desk_email'), html`${userEmail} ${isGuest ? chip('plain', say(reader, 'desk_guest')) : ''}`)}
      ${userPhone === null ? '' : fact(say(reader, 'desk_phone'), html`${userPhone}`)}
      ${placedAt === null ? '' : fact(say(reader, 'desk_placed'), time(reader, placedAt))}
      ${notes === null ? '' : fact(say(reader, 'desk_notes'), html`${notes}`)}
    </dl>`,
  );
}

function addressCards(reader: Reader, { order }: ShownOrder): SafeHtml {
  const { shippingAddress, billingAddress } = order;
  const [to, billing] = [addressText(shippingAddress), addressText(billingAddress)];
  return html`${card(say(reader, 'desk_to'), html`<p class="text">${to}</p>`)}
  ${to === billing ? '' : card(say(reader, 'desk_billing'), html`<p class="text">${billing}</p>`)}`;
}

function addressText({
  firstName,
  lastName,
  line,
  district,
  postcode,
  township,
  city,
  phoneNumber,
  ...more
}: OrderAddress): string {
  const lines = [
    [firstName, lastName],
    [more.companyName],
    [line, district?.name],
    [postcode, township.name, city.name],
    [phoneNumber],
  ];
  return lines
    .map((parts) => parts.filter((part) => part != null && part !== '').join(' '))
    .filter((text) => text !== '')
    .join('\n');
}
