import { message, type MessageKey, type MessageParams, translate } from '../../../kernel/messages/index.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Config } from '../../../platform/config/index.ts';
import { ATTACHMENT_ENDINGS } from '../../../platform/files/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { maySay, ratingFault } from '../conversations/rights.rules.ts';
import type { Ticket, TicketMessage } from '../ticket.ts';

/** What the page says above the conversation; null for nothing. */
export interface PageNotice {
  readonly text: string;
  readonly isWrong: boolean;
}

export interface PageWorld {
  readonly config: Pick<Config, 'defaultLanguage' | 'contactReopenDays' | 'contactFiles' | 'contactFileMegabytes'>;
  readonly now: Date;
  /** Path of the page, with its slash. */
  readonly path: string;
  readonly notice: PageNotice | null;
  /** What was written and not taken. */
  readonly draft: string;
}

type Say = (key: MessageKey, params?: MessageParams) => string;

/** A conversation as its link shows it, in the language that it is held in. */
export function conversationBody(ticket: Ticket, world: PageWorld): SafeHtml {
  const { languageCode: language } = ticket;
  const say: Say = (key, params) => translate(message(key, params), language);
  return html`${headOf(ticket, world, say)} ${noticeOf(world)}
  ${ticket.messages.map((each) => messageCard(each, { language, path: world.path, say }))}
  ${answerForm(ticket, world, say)} ${ratingForm(ticket, world, say)} ${closeForm(ticket, world, say)}`;
}

function headOf(ticket: Ticket, { config }: PageWorld, say: Say): SafeHtml {
  const { number, state, subject, order, languageCode } = ticket;
  const about = textIn(subject.names, languageCode, config.defaultLanguage) ?? '';
  const tags = [number, say(`ticket_state_${state}`), ...(order === null ? [] : [say('page_ticket_order', order)])];
  return html`<p>${tags.map((tag) => html`<span class="tag">${tag}</span> `)}</p>
    <p class="soft">${about}</p>`;
}

function noticeOf({ notice }: PageWorld): SafeHtml {
  if (notice === null) return html``;
  return html`<article role="status"><p class="text ${notice.isWrong ? 'wrong' : ''}">${notice.text}</p></article>`;
}

interface CardWorld {
  readonly language: string;
  readonly path: string;
  readonly say: Say;
}

function messageCard({ author, staffName, body, files, createdDate }: TicketMessage, world: CardWorld): SafeHtml {
  const isOurs = author === 'staff';
  const shop = staffName === null ? world.say('page_ticket_shop') : `${staffName} · ${world.say('page_ticket_shop')}`;
  return html`<article class="${isOurs ? 'theirs' : 'mine'}">
    <header>
      <h2>${isOurs ? shop : world.say('page_ticket_you')}</h2>
      <p class="soft"><time datetime="${createdDate.toISOString()}">${timeIn(world.language, createdDate)}</time></p>
    </header>
    <p class="text">${body}</p>
    ${filesOf(files, world)}
  </article>`;
}

function filesOf(files: TicketMessage['files'], { path, language }: CardWorld): SafeHtml {
  if (files.length === 0) return html``;
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const lines = files.map(
    (file) =>
      html`<li>
        <a href="${path}files/${file.key}/" download>${file.name}</a>
        <small>${size.format(Math.max(1, file.size / 1024))}</small>
      </li>`,
  );
  return html`<ul class="files">
    ${lines}
  </ul>`;
}

/** The server does not know where the reader is: the zone is said. */
function timeIn(language: string, time: Date): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(language, format).format(time)} UTC`;
}

function answerForm(ticket: Ticket, { config, now, path, draft }: PageWorld, say: Say): SafeHtml {
  const isClosed = ticket.state === 'closed';
  if (!maySay(ticket, now, config.contactReopenDays)) {
    return html`<article class="empty"><p class="text">${say('ticket_closed_for_good')}</p></article>`;
  }
  return html`<form method="post" action="${path}messages/" enctype="multipart/form-data">
    ${isClosed ? html`<p class="soft">${say('page_ticket_reopens')}</p>` : html``}
    <label>
      ${say('page_ticket_message')} <textarea name="message" maxlength="10000" required>${draft}</textarea>
    </label>
    ${config.contactFiles === 0 ? html`` : fileField(config, say)}
    <button type="submit">${say('page_ticket_send')}</button>
  </form>`;
}

function fileField({ contactFiles: most, contactFileMegabytes: megabytes }: PageWorld['config'], say: Say): SafeHtml {
  return html`<label>
    ${say('page_ticket_files')} <small>${say('page_ticket_file_limits', { most, megabytes })}</small>
    <input type="file" name="file" accept="${ATTACHMENT_ENDINGS.join(',')}" multiple />
  </label>`;
}

const STARS = [5, 4, 3, 2, 1] as const;

function ratingForm(ticket: Ticket, { now, path }: PageWorld, say: Say): SafeHtml {
  if (ratingFault(judgedOf(ticket), now) !== null) return html``;
  const chosen = ticket.rating?.stars ?? 5;
  const options = STARS.map((stars) =>
    stars === chosen
      ? html`<option value="${stars}" selected>${say(`page_ticket_stars_${stars}`)}</option>`
      : html`<option value="${stars}">${say(`page_ticket_stars_${stars}`)}</option>`,
  );
  return html`<form method="post" action="${path}rating/">
    <label
      >${say('page_ticket_rate')}
      <select name="stars">
        ${options}
      </select></label
    >
    <label>
      ${say('page_ticket_comment')}
      <input type="text" name="comment" maxlength="2000" value="${ticket.rating?.comment ?? ''}" />
    </label>
    <button type="submit" class="quiet">${say('page_ticket_rate_button')}</button>
  </form>`;
}

function closeForm(ticket: Ticket, { path }: PageWorld, say: Say): SafeHtml {
  if (ticket.state === 'closed') return html``;
  return html`<form method="post" action="${path}close/">
    <p>${say('page_ticket_close')}</p>
    <button type="submit" class="quiet">${say('page_ticket_close_button')}</button>
  </form>`;
}

function judgedOf({ state, rating, isAnswered }: Ticket) {
  return { state, ratedAt: rating?.ratedAt ?? null, isAnswered };
}
