import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../../../kernel/errors.ts';
import { type Message, type MessageKey, message } from '../../../kernel/messages/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { RouteConfig } from '../../../platform/http/route-config.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { LOWER_ALPHANUMERIC } from '../../../platform/random/index.ts';
import { loginStaff, logoutStaff } from '../../staff/index.ts';
import type { DeskPagesDeps } from '../desk.deps.ts';
import { isFormToken, makeFormToken } from './forms.rules.ts';
import { loginPage } from './login.page.ts';
import { safeNext } from './next.rules.ts';
import { LOGIN_SECONDS, loginSecretOf, sendLoginSecret, sendStaffKey, clearStaffKey } from './staff-cookies.routes.ts';
import { deskRoute, isForeign, seal, senderOf, sendErrorPage, sendHtml, visitOf, staleForm } from './visit.routes.ts';

// Lenient: what is wrong is told by the form again.
const LoginBody = Type.Object({
  email: Type.Optional(fields.text({ max: 254, blank: true })),
  password: Type.Optional(Type.String({ maxLength: 1024, 'x-blank': true, 'x-verbatim': true })),
  next: Type.Optional(fields.text({ max: 1000, blank: true })),
  token: Type.Optional(fields.text({ max: 100, blank: true })),
});
const LoginQuery = Type.Object({
  next: Type.Optional(fields.text({ max: 2000, blank: true })),
  bye: Type.Optional(fields.text({ blank: true })),
});
const TokenBody = Type.Object({ token: Type.Optional(fields.text({ max: 100, blank: true })) });

/** The desk's own door (docs/guides/help-desk.md). */
export function doorRoutes(plain: FastifyInstance, deps: DeskPagesDeps): void {
  const app = typed(plain);
  const config: RouteConfig = {
    access: 'public',
    csrf: 'page',
    errorPage: (request, reply, { text }) => sendErrorPage(deps, request, reply, text),
  };
  app.route({
    method: 'GET',
    url: '/desk/login/',
    config,
    onRequest: seal,
    schema: { hide: true, querystring: LoginQuery },
    handler: async (request, reply) => {
      const next = safeNext(request.query.next);
      if ((await visitOf(deps, request)) !== null) return reply.redirect(next, 303);
      const said = request.query.bye === undefined ? null : message('desk_login_bye');
      return sendForm(deps, { request, reply }, { next, email: '', said, refused: null });
    },
  });
  loginRoute(app, deps, config);
  logoutRoute(app, deps);
}

function loginRoute(app: TypedApp, deps: DeskPagesDeps, config: RouteConfig): void {
  app.route({
    method: 'POST',
    url: '/desk/login/',
    config,
    onRequest: seal,
    schema: { hide: true, body: LoginBody },
    handler: async (request, reply) => {
      const { email = '', password = '', token = '' } = request.body;
      const next = safeNext(request.body.next);
      const exchange = { request, reply };
      if (!isOwnForm(deps, request, token)) return sendAgain(deps, exchange, { next, email, refused: staleForm() });
      try {
        const userAgent = request.headers['user-agent'] ?? '';
        const { key } = await loginStaff(deps, { email, password, address: request.ip, userAgent });
        sendStaffKey({ config: deps.config, request, reply }, key);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return sendAgain(deps, exchange, { next, email, refused: error });
      }
      return reply.redirect(next, 303);
    },
  });
}

const AGAIN: Readonly<Partial<Record<Refusal['kind'], { status: number; text?: MessageKey }>>> = {
  forbidden: { status: 403, text: 'desk_login_again' },
  invalid: { status: 400, text: 'desk_login_wrong' },
  throttled: { status: 429 },
};

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The form once more, with why nobody was let in. @throws the refusal where the form has no words for it */
function sendAgain(
  deps: DeskPagesDeps,
  exchange: Exchange,
  { next, email, refused }: { next: string; email: string; refused: Refusal },
): FastifyReply {
  const again = AGAIN[refused.kind];
  if (again === undefined) throw refused;
  const { retryAfter } = refused.details;
  if (retryAfter !== undefined) exchange.reply.header('retry-after', String(retryAfter));
  exchange.reply.code(again.status);
  const text = again.text === undefined ? refused.text : message(again.text);
  return sendForm(deps, exchange, { next, email, said: null, refused: text });
}

function isOwnForm(deps: DeskPagesDeps, request: FastifyRequest, token: string): boolean {
  const secret = loginSecretOf(request);
  if (secret === null || isForeign(request)) return false;
  const check = { purpose: 'desk-login', secret, token, maxAgeSeconds: LOGIN_SECONDS } as const;
  return isFormToken(deps.signer, check, deps.clock.now());
}

interface LoginForm {
  readonly next: string;
  readonly email: string;
  readonly said: Message | null;
  readonly refused: Message | null;
}

function sendForm(deps: DeskPagesDeps, { request, reply }: Exchange, form: LoginForm): FastifyReply {
  const secret = loginSecretOf(request) ?? deps.random.text(32, LOWER_ALPHANUMERIC);
  sendLoginSecret({ config: deps.config, request, reply }, secret);
  const token = makeFormToken(deps.signer, { purpose: 'desk-login', secret }, deps.clock.now());
  return sendHtml(reply, loginPage({ ...form, token, language: deps.preferences.language(request) }));
}

function logoutRoute(app: TypedApp, deps: DeskPagesDeps): void {
  app.route({
    method: 'POST',
    url: '/desk/logout/',
    ...deskRoute(deps),
    schema: { hide: true, body: TokenBody },
    handler: async (request, reply) => {
      senderOf(deps, request);
      await logoutStaff(deps.db, request.deskVisit?.key ?? '');
      clearStaffKey({ config: deps.config, request, reply });
      return reply.redirect('/desk/login/?bye', 303);
    },
  });
}
