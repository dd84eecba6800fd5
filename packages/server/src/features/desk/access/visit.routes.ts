import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/errors.ts';
import { type Message, message, translate } from '../../../kernel/messages/index.ts';
import { html } from '../../../platform/http/html.ts';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { RouteConfig } from '../../../platform/http/route-config.ts';
import { findStaffOf, type StaffMember } from '../../staff/index.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import { type Reader, say } from '../look/reader.ts';
import { brand, deskPage, doorPage, POLICY } from '../look/shell.page.ts';
import { isFormToken, makeFormToken } from './forms.rules.ts';
import { loginAddress } from './next.rules.ts';
import { staffKeyOf } from './staff-cookies.routes.ts';

/** Who is logged in at the desk, and by which key. */
interface Visit {
  readonly staff: StaffMember;
  readonly key: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody is logged in at the desk, and outside of it. */
    deskVisit: Visit | null;
  }
}

/** How every route of the desk is declared: the shop's sessions are neither read nor made, refusals are pages. */
export function deskRoute(deps: DeskPagesDeps) {
  const config: RouteConfig = {
    access: 'public',
    csrf: 'page',
    errorPage: (request, reply, { text }) => sendErrorPage(deps, request, reply, text),
  };
  return { config, onRequest: [seal, guard(deps)] };
}

/** Headers that all answers of the desk carry, whatever comes of the request. */
export async function seal(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'DENY')
    .header('referrer-policy', 'same-origin');
}

/** Lets in who is logged in, before anything else is looked at; everybody else is led to the login. */
function guard(deps: DeskPagesDeps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    request.deskVisit = await visitOf(deps, request);
    if (request.deskVisit !== null) {
      if (request.decisions !== null) request.decisions.staffId = request.deskVisit.staff.id;
      return undefined;
    }
    return reply.redirect(loginAddress(pageOf(request)), 303);
  };
}

export async function visitOf(deps: DeskPagesDeps, request: FastifyRequest): Promise<Visit | null> {
  const key = staffKeyOf(request);
  if (key === null) return null;
  const staff = await findStaffOf(deps, { key, isActive: !/[?&]refreshed\b/.test(request.url) });
  return staff === null ? null : { staff, key };
}

/** The page that a request belongs to: a form's own address is nothing to come back to. */
function pageOf({ method, url }: FastifyRequest): string {
  const [path = ''] = url.split('?');
  const ofTicket = /^\/desk\/tickets\/[^/]+\//.exec(path)?.[0];
  if (method !== 'GET') return ofTicket ?? '/desk/';
  return url.replace(/[?&]refreshed(?=$|&)/, '');
}

/** For whom a page is written. */
export function readerOf(deps: DeskPagesDeps, request: FastifyRequest): Reader {
  const { deskVisit: visit } = request;
  if (visit === null) throw new Error(`Nobody is logged in on ${request.routeOptions.url ?? 'an unknown route'}`);
  const now = deps.clock.now();
  return {
    ...{ staff: visit.staff, language: visit.staff.languageCode, now, timeZone: deps.config.deskTimeZone },
    formToken: makeFormToken(deps.signer, { purpose: 'desk-form', secret: visit.key }, now),
  };
}

/**
 * Who sends a form that is one of ours.
 * @throws Refusal forbidden desk_form_stale
 */
export function senderOf(deps: DeskPagesDeps, request: FastifyRequest): Reader {
  const reader = readerOf(deps, request);
  const secret = request.deskVisit?.key ?? '';
  const check = {
    purpose: 'desk-form',
    secret,
    token: fieldOf(request, 'token'),
    maxAgeSeconds: deps.config.staffSessionSeconds,
  } as const;
  if (isForeign(request) || !isFormToken(deps.signer, check, reader.now)) throw staleForm();
  return reader;
}

export function staleForm(): Refusal {
  return new Refusal('forbidden', 'desk_form_stale', message('desk_form_stale'));
}

/** Whether the browser says that another site sent it. */
export function isForeign({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

function fieldOf({ body }: FastifyRequest, name: string): string {
  const value = isRecord(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}

export function sendHtml(reply: FastifyReply, markup: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .serializer(String)
    .send(markup);
}

export function sendErrorPage(
  deps: DeskPagesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  text: Message,
): FastifyReply {
  if (request.deskVisit === null) {
    const language = deps.preferences.language(request);
    const title = say({ language }, 'desk_error');
    const body = html`${brand({ language })}
      <section class="card">
        <h1>${title}</h1>
        <p>${translate(text, language)}</p>
      </section>`;
    return sendHtml(reply, doorPage(language, title, body));
  }
  const reader = readerOf(deps, request);
  const title = say(reader, 'desk_error');
  const body = html`<section class="card">
    <h1>${title}</h1>
    <p>${translate(text, reader.language)}</p>
    <p><a href="/desk/">${say(reader, 'desk_back')}</a></p>
  </section>`;
  return sendHtml(reply, deskPage(reader, { title, body }));
}
