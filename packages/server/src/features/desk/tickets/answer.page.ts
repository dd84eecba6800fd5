import { ATTACHMENT_ENDINGS } from '../../../platform/files/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { Ticket } from '../../support/index.ts';
import { type Reader, say } from '../look/reader.ts';
import { tokenField } from '../look/shell.page.ts';
import type { ShownTicket } from './thread.page.ts';

/** What somebody has written and not sent. */
export interface Draft {
  readonly body: string;
  readonly isInternal: boolean;
}

export const NO_DRAFT: Draft = { body: '', isInternal: false };

/** Where an answer or a note is written. Which of both it is shows by the whole form. */
export function answerForm(reader: Reader, { ticket, limits, draft }: ShownTicket): SafeHtml {
  const { number, email, state } = ticket;
  const canReply = email !== null;
  return html`<form
    class="card answer"
    id="answer"
    method="post"
    enctype="multipart/form-data"
    action="/desk/tickets/${number}/reply/"
    autocomplete="off"
  >
    ${tokenField(reader)} ${shownField(ticket)}
    <h2 class="unseen">${say(reader, 'desk_reply')}</h2>
    ${kinds(reader, draft, canReply)}
    ${canReply ? html`<p class="soft for-reply">${say(reader, 'desk_reply_to', { email })}</p>` : ''}
    ${canReply && state === 'closed' ? html`<p class="soft for-reply">${say(reader, 'desk_reopens')}</p>` : ''}
    <p class="soft for-note">${say(reader, canReply ? 'desk_note_hint' : 'desk_reply_gone')}</p>
    <label
      ><span class="unseen">${say(reader, 'desk_reply_text')}</span>
      <textarea name="body" required maxlength="10000">${draft.body}</textarea>
    </label>
    ${limits.files === 0 ? '' : fileField(reader, limits)}
    <p class="send">
      <button class="main">
        <span class="for-reply">${say(reader, 'desk_send')}</span
        ><span class="for-note">${say(reader, 'desk_save_note')}</span>
      </button>
      ${canReply ? html`<button class="for-reply" name="then" value="close">${say(reader, 'desk_send_close')}</button>` : ''}
    </p>
  </form>`;
}

/** Up to where a thread is shown: what is done in a form of the page is refused once somebody has written on. */
export function shownField({ messages }: Ticket): SafeHtml {
  return html`<input type="hidden" name="shown" value="${messages.at(-1)?.id ?? 0}" />`;
}

function kinds(reader: Reader, draft: Draft, canReply: boolean): SafeHtml {
  const kind = (value: 'reply' | 'note', isChosen: boolean) =>
    html`<label
      ><input type="radio" name="kind" value="${value}" ${isChosen ? html`checked` : ''} />
      ${say(reader, `desk_kind_${value}`)}</label
    >`;
  const isNote = draft.isInternal || !canReply;
  return html`<fieldset class="kinds">
    <legend class="unseen">${say(reader, 'desk_reply_kind')}</legend>
    ${canReply ? kind('reply', !isNote) : ''} ${kind('note', isNote)}
  </fieldset>`;
}

function fileField(reader: Reader, limits: ShownTicket['limits']): SafeHtml {
  const hint = say(reader, 'desk_reply_files_hint', { count: limits.files, size: limits.megabytes });
  return html`<label
    >${say(reader, 'desk_reply_files')}
    <input
      type="file"
      name="file"
      accept="${ATTACHMENT_ENDINGS.join(',')}"
      ${limits.files === 1 ? '' : html`multiple`}
      aria-describedby="file-hint"
    />
    <small id="file-hint">${hint}</small>
  </label>`;
}
