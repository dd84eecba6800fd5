import { html, type SafeHtml } from '../../../platform/http/html.ts';

export type ConsoleArea = 'start' | 'requests' | 'outbox' | 'jobs' | 'payments';

export interface ConsolePage {
  readonly title: string;
  /** Null for a page of none of them. */
  readonly current: ConsoleArea | null;
  readonly body: SafeHtml;
  /** Seconds after which a browser without script loads the page again. */
  readonly refreshSeconds?: number;
}

const AREAS: Readonly<Record<ConsoleArea, { readonly path: string; readonly name: string }>> = {
  start: { path: '/console/', name: 'Start' },
  requests: { path: '/console/requests/', name: 'Requests' },
  outbox: { path: '/console/outbox/', name: 'Outbox' },
  jobs: { path: '/console/jobs/', name: 'Jobs' },
  payments: { path: '/console/payments/', name: 'Payments' },
};

/** Style and script are files of the console's own; nothing else is loaded or run. */
export const CONSOLE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page of the console. Send it with `CONSOLE_POLICY`. */
export function consolePage({ title, current, body, refreshSeconds }: ConsolePage): string {
  const refresh =
    refreshSeconds === undefined
      ? html``
      : html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`;
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="same-origin" />
        ${refresh}
        <title>${title} · Arasta console</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/console/console.css" />
        <script src="/console/console.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/console/">Arasta <span>console</span></a>
          <nav aria-label="Console">
            ${Object.entries(AREAS).map(([area, link]) => navLink(link, area === current))}
          </nav>
          <span class="tag">development</span>
        </header>
        <main id="main">${body}</main>
      </body>
    </html>`;
  return `${document.toString()}\n`;
}

function navLink({ path, name }: { path: string; name: string }, isCurrent: boolean): SafeHtml {
  return isCurrent ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`;
}

/** The hidden field that lets a form through the CSRF check. */
export function tokenField(token: string): SafeHtml {
  return html`<input type="hidden" name="csrfmiddlewaretoken" value="${token}" />`;
}

export function clockTime(at: Date): SafeHtml {
  const text = at.toISOString();
  return html`<time datetime="${text}">${text.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
