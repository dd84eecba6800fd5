import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type MessageKey, message, translate } from '../../../kernel/messages/index.ts';
import { linkBase } from '../../../platform/config/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import { callerOf, sendPage } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { getBasket } from '../../basket/index.ts';
import { findHandOver } from '../../orders/index.ts';
import type { HandOver } from '../../payments/index.ts';
import type { CheckoutDeps } from '../checkout.deps.ts';
import { REDIRECTION_PATH, THREE_D_PATH } from '../wire/placed.wire.ts';
import { addressOf, formOf } from './form.rules.ts';

const tags = ['Checkout'];

/** Pages that lead on to the bank or provider (Wire: docs/protocol/checkout.md, "Leaving for the bank"). */
export function handOverRoutes(app: TypedApp, deps: CheckoutDeps): void {
  app.route({
    method: 'GET',
    url: THREE_D_PATH,
    config: { access: 'guest', media: { 200: ['text/html'] } },
    schema: {
      ...{ operationId: 'showThreeDSecureForm', tags, summary: 'A form that leads on to the bank of the card' },
    },
    handler: async (request, reply) =>
      sendForm(deps, { request, reply }, await pendingOf(deps, request, 'card'), 'page_three_d_title'),
  });
  app.route({
    method: 'GET',
    url: REDIRECTION_PATH,
    config: { access: 'guest', media: { 200: ['text/html'], 303: [] } },
    schema: {
      ...{ operationId: 'showRedirection', tags, summary: 'Leads on to the provider of the payment' },
    },
    handler: async (request, reply) => {
      const pending = await pendingOf(deps, request, 'redirection');
      const address = pending === null ? null : addressOf(pending);
      if (address !== null) return reply.redirect(address, 303);
      return sendForm(deps, { request, reply }, pending, 'page_redirection_title');
    },
  });
}

/** What the caller's basket waits for. */
async function pendingOf(
  deps: CheckoutDeps,
  request: FastifyRequest,
  method: 'card' | 'redirection',
): Promise<HandOver | null> {
  const { head } = (await getBasket(deps, callerOf(request), null)).basket;
  const pending = head === null ? null : await findHandOver(deps.db, head.id);
  return pending?.method === method ? pending.handOver : null;
}

// Storefronts send the form themselves; in a browser of its own it goes by itself.
const SCRIPT = 'document.forms[0].submit();';
// prettier-ignore
const SCRIPT_ELEMENT = html`<script>document.forms[0].submit();</script>`;
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');

/** Always 200, with a form or without one: clients ask again and again for anything else. */
function sendForm(
  { config }: CheckoutDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  pending: HandOver | null,
  title: MessageKey,
): FastifyReply {
  const { language } = callerOf(request);
  const say = (key: MessageKey) => translate(message(key), language);
  const form = pending === null ? null : formOf(pending);
  const checkout = `${linkBase(config)}/orders/checkout/`;
  if (form === null) {
    const body = html`<p>${say('page_hand_over_none')}</p>
      <p><a href="${checkout}">${say('page_hand_over_back')}</a></p>`;
    return sendPage(reply, { title, language, body });
  }
  return sendPage(reply, {
    ...{ title, language },
    body: html`<p>${say('page_hand_over_text')}</p>
      ${formHtml(form, say('page_hand_over_button'))} ${SCRIPT_ELEMENT}`,
    sources: {
      'script-src': [`'sha256-${SCRIPT_HASH}'`],
      // Banks lead on to the page of the card's issuer, wherever that is.
      'form-action': ['https:', new URL(form.action).origin],
      'frame-ancestors': ["'self'", new URL(linkBase(config)).origin],
    },
  });
}

function formHtml({ action, method, fields }: HandOver, button: string): SafeHtml {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="${method.toLowerCase()}" action="${action}">${inputs}<button>${button}</button></form>`;
}
