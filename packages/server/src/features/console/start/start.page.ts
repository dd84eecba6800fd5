import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { JobState } from '../../../platform/jobs/index.ts';
import { consolePage } from '../look/shell.page.ts';

export interface StartShown {
  readonly version: string;
  readonly requests: { readonly count: number; readonly refused: number; readonly broken: number };
  readonly messages: number;
  readonly jobs: Readonly<Record<JobState, number>>;
  /** What the simulated bank does. */
  readonly payments: string;
  /** Where else to look: address and what is there. */
  readonly links: readonly { readonly path: string; readonly name: string }[];
  /** What the CSRF check and the sessions go by: name of a variable and its value. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

/** What the console has, with counts. */
export function startPage(shown: StartShown): string {
  const body = html`
    <header class="head">
      <h1>Development console</h1>
      <p class="soft">
        Arasta ${shown.version}. What this server does while you build on it; it does not exist in production.
      </p>
    </header>
    <div data-live="page" data-events="/console/events/">
      <ul class="cards">
        ${cards(shown)}
      </ul>
    </div>
    <section aria-labelledby="else">
      <h2 id="else">Elsewhere</h2>
      <ul class="links">
        ${shown.links.map(
          ({ path, name }) =>
            html`<li>
              <a href="${path}"><code>${path}</code></a> ${name}
            </li>`,
        )}
      </ul>
    </section>
    <section aria-labelledby="settings">
      <h2 id="settings">What decisions go by</h2>
      <dl class="settings">
        ${shown.settings.map(
          ({ name, value }) =>
            html`<dt><code>${name}</code></dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </section>
  `;
  return consolePage({ title: 'Start', current: 'start', body });
}

function cards({ requests, messages, jobs, payments }: StartShown): SafeHtml[] {
  const failed = jobs.failed + jobs.given_up;
  return [
    card('/console/requests/', {
      ...{ title: 'Requests', figure: requests.count },
      text: 'What came, and why the CSRF check and the session decided as they did',
      note: `${requests.refused} refused, ${requests.broken} broken of those kept`,
    }),
    card('/console/outbox/', {
      ...{ title: 'Outbox', figure: messages },
      text: 'Mails and text messages that would have been sent, with links to click',
    }),
    card('/console/jobs/', {
      ...{ title: 'Jobs', figure: jobs.waiting + jobs.running + failed },
      text: 'What waits, runs and failed; run it now, try it again, take it out',
      note: `${jobs.waiting} waiting, ${jobs.running} running, ${failed} failed`,
    }),
    card('/console/payments/', {
      ...{ title: 'Payments', figure: null },
      ...{ text: 'What the simulated bank does with the next card', note: payments },
    }),
  ];
}

interface Card {
  readonly title: string;
  readonly figure: number | null;
  readonly text: string;
  readonly note?: string;
}

function card(path: string, { title, figure, text, note }: Card): SafeHtml {
  return html`<li>
    <a class="card" href="${path}">
      <span class="title">${title}</span>
      ${figure === null ? html`` : html`<b class="figure">${figure}</b>`}
      <span>${text}</span>
      ${note === undefined ? html`` : html`<small>${note}</small>`}
    </a>
  </li>`;
}
