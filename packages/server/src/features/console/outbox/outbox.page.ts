import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { OutboxMessage } from '../../../platform/outbox/index.ts';
import { clockTime, consolePage } from '../look/shell.page.ts';
import { cutAtLinks } from './links.rules.ts';

const REFRESH_SECONDS = 5;

/** The outbox as a page. `still` keeps it from loading itself again, which would take away a selection of text. */
export function outboxPage(messages: readonly OutboxMessage[], still: boolean): string {
  const list = messages.length === 0 ? EMPTY : html`${messages.map(card)}`;
  const body = html`
    <header class="head">
      <h1>Outbox</h1>
      <p class="soft">
        Mails and text messages this development server would have sent, newest first. ${refreshNote(still)}
      </p>
    </header>
    ${still ? html`<div>${list}</div>` : html`<div data-live="page" data-events="/console/events/">${list}</div>`}
  `;
  return consolePage({
    title: messages.length === 0 ? 'Outbox' : `Outbox (${messages.length})`,
    current: 'outbox',
    body,
    ...(still ? {} : { refreshSeconds: REFRESH_SECONDS }),
  });
}

function refreshNote(still: boolean): SafeHtml {
  return still
    ? html`The page stands still. <a href="/console/outbox/">Keep it up to date</a>`
    : html`The page keeps itself up to date. <a href="/console/outbox/?still">Hold it still</a>`;
}

const EMPTY = html`
  <article class="empty">
    <h2>Nothing has been sent yet</h2>
    <p class="soft">
      Register a customer, ask for a new password or for a login code: the mail or text message appears here, and its
      links can be clicked. Nothing leaves this machine unless <code>SMTP_URL</code> or <code>SMS_GATEWAY_URL</code> is
      set.
    </p>
  </article>
`;

const CHANNELS = { mail: 'Mail', sms: 'Text message' } as const;

function card(message: OutboxMessage): SafeHtml {
  const channel = CHANNELS[message.channel];
  return html`
    <article id="message-${message.id}">
      <header>
        <h2><span class="tag">${channel}</span>${message.subject ?? `To ${message.recipient}`}</h2>
        <p class="soft">To ${message.recipient} · ${clockTime(message.createdAt)}</p>
        ${Object.entries(message.headers).map(([name, value]) => html`<p class="soft">${name}: ${clickable(value)}</p>`)}
      </header>
      <div class="text">${clickable(message.body)}</div>
    </article>
  `;
}

function clickable(text: string): SafeHtml[] {
  return cutAtLinks(text).map((piece) =>
    piece.isLink
      ? html`<a href="${piece.text}" target="_blank" rel="noopener noreferrer">${piece.text}</a>`
      : html`${piece.text}`,
  );
}
