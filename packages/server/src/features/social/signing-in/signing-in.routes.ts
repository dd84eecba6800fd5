import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound, Refusal } from '../../../kernel/errors.ts';
import { message, translate } from '../../../kernel/messages/index.ts';
import { callerOf, ownName, sendPage, shared, wantsPage, withholdCookies } from '../../../platform/http/index.ts';
import { html } from '../../../platform/http/html.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { letIn } from '../../accounts/index.ts';
import type { Provider } from '../providers/provider.ts';
import type { SocialDeps } from '../social.deps.ts';
import { browserSecret, keepBrowserSecret, leaveMessage, whereabouts } from './browser.routes.ts';
import { callbackOf } from './callbacks.rules.ts';
import { begin, type Finished, finish } from './finishing.service.ts';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly provider: Provider;
  /** The address under which the browser sees this request. */
  readonly base: string;
}

const params = Type.Object({
  provider: Type.String(shared('SocialProvider', 'Name of a provider that the shop is connected with')),
});

/** Signing in with an account elsewhere (Wire: docs/protocol/social.md). Other names than those configured fall through. */
export function signingInRoutes(plain: FastifyInstance, deps: SocialDeps): void {
  const app = typed(plain);
  const prefix = `/:provider(^(?:${[...deps.socialProviders.keys()].join('|')})$)`;
  beginRoute(app, deps, prefix);
  finishRoute(app, deps, prefix);
}

function beginRoute(app: TypedApp, deps: SocialDeps, prefix: string): void {
  app.route({
    method: 'GET',
    url: `${prefix}/login/`,
    config: { access: 'visitor', media: { 302: [] } },
    schema: {
      operationId: 'beginSocialLogin',
      tags: ['Account'],
      summary: 'Sends the browser to a provider to sign in there',
      params,
    },
    handler: (request, reply) =>
      exchange(deps, { request, reply }, async ({ provider, base }) => {
        const elsewhere = isShopFront(deps) && wantsPage(request) ? ownName(request.host, deps.config.publicUrl) : null;
        if (elsewhere !== null) return reply.redirect(`${elsewhere}${request.url}`, 302);
        const browser = keepBrowserSecret(deps, request, reply);
        const callback = callbackOf(base, provider.name);
        return reply.redirect(await begin(deps, { provider, callback, browser, connectTo: null }), 302);
      }),
  });
}

function finishRoute(app: TypedApp, deps: SocialDeps, prefix: string): void {
  app.route({
    method: 'GET',
    url: `${prefix}/login/callback/`,
    // A HEAD must not use a sign-in up.
    exposeHeadRoute: false,
    config: { access: 'guest', media: { 200: ['text/html'], 302: [] }, refusals: [406, 429] },
    schema: {
      operationId: 'finishSocialLogin',
      tags: ['Account'],
      summary: 'Where the provider sends the browser back to: logs in and leads to the basket',
      params,
    },
    handler: (request, reply) =>
      exchange(deps, { request, reply }, async (known) => {
        const { provider, base } = known;
        const { searchParams: answer } = new URL(request.url, 'http://any');
        const back = { provider, answer, browser: browserSecret(request), callback: callbackOf(base, provider.name) };
        return welcome(deps, known, await finish(deps, callerOf(request), back));
      }),
  });
}

/** What the storefront looks for, in whichever language it speaks. */
const SIGNED_IN = 'Successfully signed in.';

function welcome(deps: SocialDeps, { request, reply, provider, base }: Exchange, finished: Finished): FastifyReply {
  const { language } = callerOf(request);
  if (finished.outcome === 'signed_in') {
    letIn(deps, { request, reply, session: finished.session });
    leaveMessage(deps, { request, reply }, { level: 'success', text: SIGNED_IN });
    // Storefronts show their basket there; the demo shop leads on from there to where one came from.
    return reply.redirect(`${isShopFront(deps) ? '/shop' : ''}/baskets/basket/`, 302);
  }
  const said = message('social_connected', { provider: provider.label });
  leaveMessage(deps, { request, reply }, { level: 'success', text: translate(said, language) });
  return goOn(deps, { reply, base, language }, { path: '/account/', status: 200, said: translate(said, language) });
}

/** Runs one half of a sign-in. A browser that is refused is told on a page, a program by the usual body. */
async function exchange(
  deps: SocialDeps,
  { request, reply }: Pick<Exchange, 'request' | 'reply'>,
  work: (known: Exchange) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const provider = deps.socialProviders.get(providerIn(request));
  if (provider === undefined) throw notFound();
  const known = { request, reply, provider, base: whereabouts(deps, request) };
  try {
    return await work(known);
  } catch (error) {
    // The cookies may be of another moment than those of a login that has just succeeded beside this.
    withholdCookies(reply);
    if (!(error instanceof Refusal) || !wantsPage(request)) throw error;
    return tell(deps, known, error);
  }
}

function providerIn({ params: given }: FastifyRequest): string {
  const found = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return String(found.find(([name]) => name === 'provider')?.[1] ?? '');
}

const STATUS: Readonly<Partial<Record<Refusal['kind'], number>>> = {
  unavailable: 503,
  throttled: 429,
  captcha_required: 429,
};

function tell(deps: SocialDeps, { request, reply, base }: Exchange, { kind, code, text, details }: Refusal) {
  const { language, customer } = callerOf(request);
  const said = translate(text, language);
  if (details.retryAfter !== undefined) reply.header('retry-after', String(details.retryAfter));
  leaveMessage(deps, { request, reply }, { level: 'error', text: said });
  const path = `${customer === null ? '/users/login/' : '/account/'}?error=${code}`;
  return goOn(deps, { reply, base, language }, { path, status: STATUS[kind] ?? 406, said });
}

/** Whether the demo shop stands in for a storefront. */
function isShopFront({ config }: Pick<SocialDeps, 'config'>): boolean {
  return config.storefrontUrl === null && config.shop;
}

/** To a page of the storefront; where there is none, a page of ours says it. */
function goOn(
  { config }: SocialDeps,
  { reply, base, language }: { reply: FastifyReply; base: string; language: string },
  { path, status, said }: { path: string; status: number; said: string },
): FastifyReply {
  const { storefrontUrl, publicUrl } = config;
  if (storefrontUrl !== null) return reply.redirect(`${base === publicUrl ? storefrontUrl : base}${path}`, 302);
  if (isShopFront({ config })) return reply.redirect(`/shop${path}`, 302);
  return sendPage(reply.code(status), { title: 'page_social_title', language, body: html`<p>${said}</p>` });
}
