import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { consolePage } from '../look/shell.page.ts';
import { explainCsrf } from './explaining-csrf.rules.ts';
import { explainCookies, explainSession } from './explaining-session.rules.ts';
import type { Explanation } from './explanation.ts';
import { type RequestFilter, SCOPES, STATUSES, writeFilter } from './filter.rules.ts';
import type { Carried, SeenCaller, SeenRequest } from './seen-request.ts';

export interface RequestsShown {
  /** Newest first. */
  readonly requests: readonly SeenRequest[];
  readonly filter: RequestFilter;
  /** Of the process: it counts its requests from 1. */
  readonly run: string;
  /** The number of the latest, from which on the stream has to tell. */
  readonly latest: number;
}

/** The latest requests, each with what was decided about it. */
export function requestsPage({ requests, filter, run, latest }: RequestsShown): string {
  const query = writeFilter(filter);
  const events = `/console/events/?of=requests&after=${run}-${latest}${query === '' ? '' : `&${query}`}`;
  const body = html`
    <header class="head">
      <h1>Requests</h1>
      <p class="soft">
        The latest requests to this process, newest first, with what the CSRF check and the session decided. Secrets are
        not kept: names and lengths stand for them. Times are UTC.
      </p>
      ${filterForm(filter)}
    </header>
    <p class="bar">
      <a class="reload" href="/console/requests/?${query}">Reload</a>
      <button type="button" class="quiet" data-pause hidden>Pause</button>
      <span class="soft" role="status" data-state></span>
    </p>
    <ol class="requests" data-live="requests" data-events="${events}" data-most="${MOST_SHOWN}">
      ${requests.map((request) => requestRow(request, run))}
    </ol>
    <p class="empty" ${requests.length === 0 ? html`` : html`hidden`} data-empty>
      Nothing yet that fits. Open the shop, or call the server: it appears here.
    </p>
  `;
  return consolePage({ title: 'Requests', current: 'requests', body });
}

export const MOST_SHOWN = 200;

const SCOPE_WORDS = { api: 'API', all: 'everything', changing: 'API, changes only' } as const;

function filterForm({ path, status, scope }: RequestFilter): SafeHtml {
  const option = (value: string, chosen: string, text: string) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`;
  return html`<form class="filter" action="/console/requests/">
    <label>Path contains <input name="path" value="${path}" size="24" /></label>
    <label
      >Status
      <select name="status">
        ${STATUSES.map((one) => option(one, status, one))}
      </select></label
    >
    <label
      >Of
      <select name="scope">
        ${SCOPES.map((one) => option(one, scope, SCOPE_WORDS[one]))}
      </select></label
    >
    <button class="quiet">Filter</button>
  </form>`;
}

/** One request; the page and the stream show the same, under an id that no other run of the server gives. */
export function requestRow(request: SeenRequest, run: string): SafeHtml {
  const { number, at, method, path, status, milliseconds, statements } = request;
  const csrf = explainCsrf(request);
  const session = explainSession(request);
  const sql = statements === null ? '' : ` · ${statements} SQL`;
  return html`<li id="request-${run}-${number}">
    <details>
      <summary>
        <time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time>
        <b>${method}</b> <span class="path">${path}</span>
        <span class="chip s${Math.floor(status / 100)}">${status}</span>
        <span class="soft">${milliseconds < 100 ? milliseconds : Math.round(milliseconds)} ms${sql}</span>
        <span class="chip ${csrf.verdict}">CSRF ${words(csrf.rule)}</span>
        <span class="chip ${session.verdict}">${whose(request, session)}</span>
      </summary>
      ${more(request, csrf, session)}
    </details>
  </li>`;
}

/** `customer 12` where it is known whose the session is, the rule's word elsewhere. */
function whose({ caller }: SeenRequest, { rule }: Explanation): string {
  return 'id' in caller ? callerWords(caller) : words(rule);
}

function words(rule: string): string {
  return rule.replaceAll('_', ' ');
}

function more(request: SeenRequest, csrf: Explanation, session: Explanation): SafeHtml {
  const cookies = explainCookies(request);
  const { query, access, caller, carried, method, path } = request;
  return html`<dl>
    <dt>CSRF</dt>
    <dd class="${csrf.verdict}">${csrf.sentence}</dd>
    <dt>Session</dt>
    <dd class="${session.verdict}">${session.sentence}</dd>
    <dt>Set-Cookie</dt>
    <dd>${cookies.length === 0 ? 'none' : cookies.map((cookie) => html`<p>${cookie}</p>`)}</dd>
    <dt>Caller</dt>
    <dd>${callerWords(caller)}${access === null ? '' : `; access ${access}`}</dd>
    <dt>Request</dt>
    <dd><code>${method} ${path}${query === '' ? '' : `?${query}`}</code></dd>
    <dt>Carried</dt>
    <dd>${carriedWords(carried)}</dd>
  </dl>`;
}

function callerWords(caller: SeenCaller): string {
  if ('id' in caller) return `${words(caller.kind)} ${caller.id}`;
  return caller.kind === 'visitor' ? 'guest without a session yet' : caller.kind;
}

function carriedWords({ cookies, csrfHeader, authorization, origin, referer, fetchSite }: Carried): string {
  const named = (name: string, value: string | null) => (value === null ? [] : [`${name}: ${value}`]);
  const all = [
    ...cookies.map(({ name, length }) => `cookie ${name}: ${length} characters`),
    ...named('x-csrftoken', csrfHeader === null ? null : `${csrfHeader} characters`),
    ...named('Authorization', authorization),
    ...named('Origin', origin),
    ...named('Referer', referer),
    ...named('Sec-Fetch-Site', fetchSite),
  ];
  return all.length === 0 ? 'no cookies, tokens or marks of a browser' : all.join(' · ');
}
