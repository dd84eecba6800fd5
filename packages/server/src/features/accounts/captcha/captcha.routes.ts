import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed } from '../../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import { message, type MessageKey, translate } from '../../../kernel/messages/index.ts';
import { type Captcha, DEVELOPMENT_SOLUTION } from '../../../platform/captcha/index.ts';
import { callerOf, sendPage, sendTextPage, wantsPage } from '../../../platform/http/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { ensureCsrfToken } from '../../csrf/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { countAttempt, releaseAfterCaptcha } from '../throttle/throttle.service.ts';

const PATHS = [
  { url: '/users/captcha/', name: 'Captcha' },
  { url: '/users/pz-captcha/', name: 'StorefrontCaptcha' },
] as const;

const CaptchaBody = Type.Object({ 'g-recaptcha-response': fields.text({ max: 8192 }) });

/** The captcha that releases a throttled login or registration (Wire: docs/protocol/accounts.md, "Captcha"). */
export function captchaRoutes(plain: FastifyInstance, deps: AccountsDeps): void {
  const app = typed(plain);
  for (const { url, name } of PATHS) {
    app.route({
      method: 'GET',
      url,
      config: { access: 'visitor', media: { 200: ['text/html'] } },
      schema: {
        operationId: `get${name}`,
        tags: ['Account'],
        summary: 'The captcha as a form, with its site key and a CSRF token',
        response: { 200: Type.Object({ html: Type.String() }) },
      },
      handler: async (request, reply) => show(deps, url, { request, reply }),
    });

    app.route({
      method: 'POST',
      url,
      config: { access: 'guest', idempotent: false, media: { 302: [] }, refusals: [429] },
      schema: {
        operationId: `solve${name}`,
        tags: ['Account'],
        summary: 'Grants five further attempts to this session, for the account it was throttled on',
        body: CaptchaBody,
        response: { 200: Type.Object({ location: Type.String() }) },
      },
      handler: async (request, reply) => {
        await solve(deps, request, request.body['g-recaptcha-response']);
        return wantsPage(request) ? reply.redirect('/', 302) : { location: '/' };
      },
    });
  }
}

async function solve(deps: AccountsDeps, request: FastifyRequest, response: string): Promise<void> {
  const caller = callerOf(request);
  // Each try is a call to the provider: that is bounded by session, and generously by address.
  await countAttempt(deps, { scope: 'captcha', account: null, caller });
  const solved = await deps.captcha?.verify(response, caller.address);
  if (solved !== true) throw invalidField('g-recaptcha-response', 'captcha_failed');
  await releaseAfterCaptcha(deps, caller);
}

function show(
  deps: AccountsDeps,
  url: string,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const { language } = callerOf(request);
  const title = 'page_captcha_title' as const;
  const { captcha } = deps;
  if (captcha === null && wantsPage(request)) {
    return sendTextPage(reply, { title, language, text: 'page_captcha_none' });
  }
  const token = ensureCsrfToken(deps, request, reply);
  const say = (key: MessageKey) => translate(message(key), language);
  const body = form(captcha, { url, token, say });
  if (!wantsPage(request)) return reply.send({ html: body.toString() });
  return sendPage(reply, { title, language, body, sources: widgetSources(captcha) });
}

/** The widgets load scripts and frames from hosts of their providers. */
function widgetSources(captcha: Captcha | null) {
  if (captcha?.widget == null) return {};
  const theirs = ['https://*.hcaptcha.com', 'https://www.google.com', 'https://www.gstatic.com'];
  return { 'script-src': theirs, 'frame-src': theirs, 'connect-src': theirs };
}

interface FormParts {
  readonly url: string;
  readonly token: string;
  readonly say: (key: MessageKey) => string;
}

/** The published client reads the token and the site key out of this by patterns: order and quotes matter. */
function form(captcha: Captcha | null, { url, token, say }: FormParts): SafeHtml {
  const siteKey = captcha?.siteKey ?? '';
  const widget = captcha?.widget ?? null;
  const solution =
    widget === null
      ? html`<input
          type="hidden"
          name="g-recaptcha-response"
          value="${captcha === null ? '' : DEVELOPMENT_SOLUTION}"
        />`
      : html`<script src="${widget.script}" async defer></script>`;
  return html`<form method="post" action="${url}">
    <input type="hidden" name="csrfmiddlewaretoken" value="${token}" />
    <p>${say('page_captcha_text')}</p>
    <div class="${widget?.className ?? 'captcha'}" data-sitekey="${siteKey}"></div>
    ${solution}
    <button type="submit">${say('page_captcha_button')}</button>
  </form>`;
}
