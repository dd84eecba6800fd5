import { html, page, pagePolicy, type SafeHtml } from '../../../platform/http/html.ts';
import { type Reader, say } from './reader.ts';
import { STYLE } from './style.ts';

/** The policy of every page of the desk: pictures from the desk itself, and nothing else. */
export const POLICY = pagePolicy({ 'img-src': ["'self'"] }, STYLE);

const MARK = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 10 6 4h12l2 6a3 3 0 0 1-1 2.2V20H5v-7.800A3 3 0 0 1 4 10Zm5 10h6v-5a3 3 0 0 0-6 0Z" />
</svg>`;

export function brand({ language }: Pick<Reader, 'language'>): SafeHtml {
  return html`<a class="brand" href="/desk/">${MARK}<span>${say({ language }, 'desk_name')}</span></a>`;
}

export interface DeskPage {
  readonly title: string;
  readonly body: SafeHtml;
  /** Loads the page again from this address after so many seconds. */
  readonly refresh?: { readonly seconds: number; readonly address: string };
  /** Where the keyboard may go at once. */
  readonly skipTo?: { readonly id: string; readonly text: string };
}

/** A page for who is logged in. */
export function deskPage(reader: Reader, { title, body, refresh, skipTo }: DeskPage): string {
  const skip = skipTo ?? { id: 'main', text: say(reader, 'desk_skip') };
  const header = html`<a class="skip" href="#${skip.id}">${skip.text}</a>
    <header class="bar">
      <div>
        ${brand(reader)}
        <form method="post" action="/desk/logout/">
          ${tokenField(reader)}
          <span class="who">${reader.staff.name}</span>
          <button class="quiet">${say(reader, 'desk_logout')}</button>
        </form>
      </div>
    </header>`;
  return page({
    title: `${title} · ${say(reader, 'desk_name')}`,
    ...{ language: reader.language, header, body, style: STYLE },
    ...(refresh === undefined ? {} : { refreshSeconds: refresh.seconds, refreshAddress: refresh.address }),
  });
}

/** A page for who is not logged in. */
export function doorPage(language: string, title: string, body: SafeHtml): string {
  return page({ title, language, body: html`<div class="door">${body}</div>`, style: STYLE });
}

export function tokenField({ formToken }: Pick<Reader, 'formToken'>): SafeHtml {
  return html`<input type="hidden" name="token" value="${formToken}" />`;
}
