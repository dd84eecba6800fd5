import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linkBase } from '../../platform/config/index.ts';
import { callerOf, everyValue, wantsPage, withholdCookies } from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import type { CheckoutDeps } from './checkout.deps.ts';
import { CheckoutAnswer } from './checkout.schema.ts';
import { receiptOf, writeOutcome } from './checkout.wire.ts';
import { cardRoutes } from './cards.routes.ts';
import { contractRoute } from './contracts/contracts.routes.ts';
import type { Outcome } from './flow/outcome.ts';
import { lookAtCheckout } from './flow/looking.service.ts';
import { submitPage } from './flow/submitting.service.ts';
import { handOverRoutes } from './handing-over/handing-over.routes.ts';
import { RETURNS } from './pages/pages.ts';
import { providerRoutes } from './providers.routes.ts';
import { takeReturn } from './returning/returning.service.ts';
import { returnPath, writeReturned } from './returning/returning.wire.ts';
import { CheckoutBody, LookQuery, SubmitQuery } from './submitting.schema.ts';

const URL = '/orders/checkout/';
const tags = ['Checkout'];

/** From basket to order (Wire: docs/protocol/checkout.md). */
export function checkoutRoutes(plain: FastifyInstance, deps: CheckoutDeps): void {
  const app = typed(plain);
  lookRoute(app, deps);
  submitRoute(app, deps);
  handOverRoutes(app, deps);
  contractRoute(app, deps);
  providerRoutes(app);
  cardRoutes(app, deps);
}

function lookRoute(app: TypedApp, deps: CheckoutDeps): void {
  app.route({
    method: 'GET',
    url: URL,
    config: { access: 'guest' },
    schema: {
      ...{ operationId: 'getCheckout', tags, summary: 'The checkout as it stands, and the page that is due' },
      querystring: LookQuery,
      response: { 200: CheckoutAnswer },
    },
    handler: async (request, reply) =>
      answer(deps, { request, reply }, await lookAtCheckout(deps, callerOf(request), pageIn(request))),
  });
}

function submitRoute(app: TypedApp, deps: CheckoutDeps): void {
  app.route({
    method: 'POST',
    url: URL,
    // Cards go through here: nothing of it may be kept. What is placed is placed once without a key too.
    config: { access: 'guest', idempotent: false, csrf: 'payment_return', media: { 303: [] } },
    schema: {
      ...{ operationId: 'submitCheckoutPage', tags, summary: 'Submits a page of the checkout' },
      querystring: SubmitQuery,
      body: CheckoutBody,
      response: { 200: CheckoutAnswer },
    },
    handler: async (request, reply) => {
      const page = pageIn(request) ?? '';
      if (RETURNS.includes(page)) return answerReturn(deps, { request, reply });
      const outcome = await submitPage(deps, callerOf(request), {
        ...{ page, fields: request.body },
        receiptOf: (checkout) => receiptOf(deps, checkout),
      });
      return answer(deps, { request, reply }, outcome);
    },
  });
}

/** Null where none is named. Who names several means none that there is: a payment's return needs no token, and is one alone. */
function pageIn(request: FastifyRequest): string | null {
  const [page = null, ...others] = everyValue(request, 'page');
  return others.length > 0 ? '' : page;
}

interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function answer(deps: CheckoutDeps, { request, reply }: Answering, outcome: Outcome): Promise<FastifyReply> {
  return json(reply, await writeOutcome(deps, callerOf(request), outcome));
}

/** Programs get the envelope, a browser is led on. */
async function answerReturn(deps: CheckoutDeps, { request, reply }: Answering): Promise<FastifyReply> {
  const caller = callerOf(request);
  const returned = await takeReturn(deps, caller, request.body);
  // A bank's form brings no cookies: a new session would take the place of the one that the browser has.
  if (caller.visitor?.fresh === true) withholdCookies(reply);
  if (!wantsPage(request)) return json(reply, writeReturned(deps, returned, caller.language));
  return reply.redirect(`${linkBase(deps.config)}${returnPath(deps, returned, caller.language)}`, 303);
}

function json(reply: FastifyReply, bytes: Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(bytes);
}
