import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { isCsrfToken, newCsrfToken, remaskCsrfToken } from '../../platform/crypto/index.ts';
import { isRecord } from '../../platform/http/decoding/index.ts';
import {
  CSRF_COOKIE,
  type CsrfDecision,
  type CsrfReason,
  declareDecisions,
  type SessionCookies,
  singleCookie,
  tokenOf,
} from '../../platform/http/index.ts';
import type { Random } from '../../platform/random/index.ts';
import {
  comesFromServer,
  CSRF_DECISIONS,
  type CsrfPolicy,
  isPaymentReturn,
  judgeTokens,
  type UnsafeRequest,
} from './csrf.rules.ts';

export interface CsrfDeps {
  readonly config: Config;
  readonly random: Random;
  readonly cookies: SessionCookies;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Refuses unsafe requests without a matching token, before a route's own work (Wire: docs/protocol/csrf.md). */
export function installCsrfProtection(app: FastifyInstance, deps: CsrfDeps): void {
  declareDecisions(app);
  const policy = csrfPolicy(deps.config);
  const judge = (request: FastifyRequest) => exemption(request) ?? judgeTokensOf(deps.config, policy, request);
  // Judged before the body is read, but for the token itself where a form's field may still bring it.
  app.addHook('onRequest', (request, _reply, done) => {
    const decision = judge(request);
    const isOpen = decision.refusal === 'csrf_bad_token' && mayCarryField(request);
    const { refusal } = told(request, isOpen ? CSRF_DECISIONS.awaits_field : decision);
    if (refusal !== null) throw csrfRefusal(refusal);
    done();
  });
  const judgeField: preValidationHookHandler = (request, _reply, done) => {
    if (mayCarryField(request)) {
      const { refusal } = told(request, judge(request));
      if (refusal !== null) throw csrfRefusal(refusal);
    }
    done();
  };
  // A route's own hooks run after those of the server, one of which reads multipart forms.
  app.addHook('onRoute', (route) => {
    if ([route.method].flat().every((method) => SAFE_METHODS.has(method))) return;
    route.preValidation = [...[route.preValidation ?? []].flat(), judgeField];
  });
}

function told(request: FastifyRequest, decision: CsrfDecision): CsrfDecision {
  if (request.decisions !== null) request.decisions.csrf = decision;
  return decision;
}

function csrfRefusal(reason: CsrfReason): Refusal {
  return new Refusal('forbidden', reason, message(reason));
}

function csrfPolicy(config: Config): CsrfPolicy {
  const own = new URL(config.publicUrl).origin;
  const storefront = config.storefrontUrl === null ? [] : [new URL(config.storefrontUrl).origin];
  const { csrfTrustedOrigins, corsAllowedOrigins } = config;
  return { trustedOrigins: new Set([own, ...storefront, ...csrfTrustedOrigins, ...corsAllowedOrigins]) };
}

/** Why no token is needed; null where one is. */
function exemption(request: FastifyRequest): CsrfDecision | null {
  if (SAFE_METHODS.has(request.method)) return CSRF_DECISIONS.safe_method;
  if (request.is404) return CSRF_DECISIONS.unknown_path;
  if (tokenOf(request) !== null) return CSRF_DECISIONS.token_request;
  const { csrf } = request.routeOptions.config;
  if (csrf === 'page') return CSRF_DECISIONS.own_check;
  if (csrf === 'signed') return CSRF_DECISIONS.signed;
  const isReturn =
    csrf === 'payment_return' && isPaymentReturn({ page: pageAsked(request), header: headerOf(request) });
  return isReturn ? CSRF_DECISIONS.payment_return : null;
}

function headerOf(request: FastifyRequest): string | null {
  return request.headers['x-csrftoken']?.toString() ?? null;
}

/** The `page` of the query; a list where it is named more than once. */
function pageAsked({ query }: FastifyRequest): unknown {
  return isRecord(query) ? query['page'] : undefined;
}

function mayCarryField(request: FastifyRequest): boolean {
  if (request.headers['x-csrftoken'] !== undefined) return false;
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  return type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data');
}

function judgeTokensOf(config: Config, policy: CsrfPolicy, request: FastifyRequest): CsrfDecision {
  const unsafe = unsafeRequest(request);
  const lenient = config.csrfEnforcement === 'storefront' && request.routeOptions.config.csrf === 'storefront';
  if (lenient && comesFromServer(unsafe)) return CSRF_DECISIONS.from_server;
  return judgeTokens(unsafe, sameHost(policy, config, request));
}

/** In development the page may be opened under any loopback name; what the browser sees as our origin counts. */
function sameHost(policy: CsrfPolicy, config: Config, request: FastifyRequest): CsrfPolicy {
  const { host } = request.headers;
  if (config.production || host === undefined) return policy;
  return { trustedOrigins: new Set([...policy.trustedOrigins, `${request.protocol}://${host}`]) };
}

function unsafeRequest(request: FastifyRequest): UnsafeRequest {
  const { headers } = request;
  const field = isRecord(request.body) ? request.body['csrfmiddlewaretoken'] : undefined;
  return {
    cookie: singleCookie(headers.cookie, CSRF_COOKIE),
    header: headerOf(request),
    field: typeof field === 'string' ? field : null,
    origin: headers.origin ?? null,
    referer: headers.referer ?? null,
    fetchSite: headers['sec-fetch-site']?.toString() ?? null,
  };
}

/**
 * The check of a page that answers a failure with its form instead of a refusal.
 * @returns null when the request is fine, the reason otherwise
 */
export function checkCsrf(config: Config, request: FastifyRequest): CsrfReason | null {
  const decision =
    tokenOf(request) === null ? judgeTokensOf(config, csrfPolicy(config), request) : CSRF_DECISIONS.token_request;
  return told(request, decision).refusal;
}

/**
 * Puts a token into the cookie and returns it: another mask of the secret the client has, or of a new one. Token
 * requests neither read nor set cookies, nor do they need what is returned.
 */
export function ensureCsrfToken(deps: CsrfDeps, request: FastifyRequest, reply: FastifyReply): string {
  if (tokenOf(request) !== null) return newCsrfToken(deps.random);
  const current = singleCookie(request.headers.cookie, CSRF_COOKIE);
  const isKnown = current !== null && isCsrfToken(current);
  const token = isKnown ? remaskCsrfToken(current, deps.random) : newCsrfToken(deps.random);
  deps.cookies.sendCsrf(request, reply, token, isKnown ? 'same_secret' : 'new_secret');
  return token;
}

/** Gives the client a new secret; done at every login. */
export function rotateCsrfToken(deps: CsrfDeps, request: FastifyRequest, reply: FastifyReply): void {
  deps.cookies.sendCsrf(request, reply, newCsrfToken(deps.random), 'rotated');
}

const CsrfToken = Type.Object({ csrf_token: Type.String({ minLength: 64, maxLength: 64 }) });

export function csrfRoutes(app: FastifyInstance, deps: CsrfDeps): void {
  app.route({
    method: 'GET',
    url: '/csrf_token/',
    config: { access: 'visitor' },
    schema: {
      operationId: 'getCsrfToken',
      tags: ['Session'],
      summary: 'A CSRF token, in the body and as the cookie csrftoken',
      response: { 200: CsrfToken },
    },
    handler: (request, reply) => {
      reply.send({ csrf_token: ensureCsrfToken(deps, request, reply) });
    },
  });
}
