import { html, page, type SafeHtml } from '../../platform/http/html.ts';
import type { OutboxMessage } from '../../platform/outbox/index.ts';
import { cutAtLinks } from './console.rules.ts';

const REFRESH_SECONDS = 5;

/** The outbox as a page. `still` keeps it from loading itself again, which would take away a selection of text. */
export function outboxPage(messages: readonly OutboxMessage[], still: boolean): string {
  const body = html`
    <h1>Outbox</h1>
    <p class="soft">
      Mails and text messages this development server would have sent, newest first. ${refreshNote(still)}
    </p>
    ${messages.length === 0 ? EMPTY : messages.map(card)}
  `;
  return page({
    title: messages.length === 0 ? 'Outbox' : `Outbox (${messages.length})`,
    language: 'en',
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
  const time = message.createdAt.toISOString();
  const sent = html`<time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time>`;
  const channel = CHANNELS[message.channel];
  return html`
    <article id="message-${message.id}">
      <header>
        <h2><span class="tag">${channel}</span>${message.subject ?? `To ${message.recipient}`}</h2>
        <p class="soft">To ${message.recipient} · ${sent}</p>
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
