import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../../../../kernel/errors.ts';
import { message } from '../../../../kernel/messages/index.ts';
import { fields } from '../../../../platform/http/decoding/index.ts';
import { sendPage } from '../../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../../platform/http/typed-app.ts';
import { LOWER_ALPHANUMERIC, type Random } from '../../../../platform/random/index.ts';
import type { BankRecord } from './bank.queries.ts';
import { decide } from './deciding.service.ts';
import { type PageFields, readPage, signPage, signReturn } from './signed-fields.ts';
import type { SimulatorDeps } from './simulator.ts';
import { ending, question } from './simulator.page.ts';

export interface SimulatorRouteDeps extends SimulatorDeps {
  readonly config: SimulatorDeps['config'] & { readonly storefrontUrl: string | null };
  readonly random: Random;
}

const media = { 200: ['text/html'] };

const address = () => fields.text({ max: 2000 });

const Signed = {
  ...{ reference: fields.text({ max: 40 }), order: fields.text({ max: 40 }), amount: fields.text({ max: 40 }) },
  ...{ currency: fields.text({ max: 3 }), language: fields.text({ max: 20 }), signature: fields.text({ max: 100 }) },
  ...{ success: address(), failure: address() },
};

const SignedFields = Type.Object(Signed);
const AnswerBody = Type.Object({ ...Signed, answer: fields.choice(['confirm', 'refuse']) });

/**
 * Pages of the simulated bank and wallet, outside production only (Wire: docs/protocol/payments.md, "The simulator").
 * Browsers come to them from the storefront, by fields that the shop has signed; the pages' own forms carry these too.
 */
export function simulatorRoutes(plain: FastifyInstance, deps: SimulatorRouteDeps): void {
  const app = typed(plain);
  bankRoute(app, deps);
  walletRoute(app, deps);
  answerRoute(app, deps);
}

function bankRoute(app: TypedApp, deps: SimulatorRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/simulator/three-d/',
    config: { access: 'public', csrf: 'signed', idempotent: false, media },
    schema: {
      operationId: 'openSimulatedBank',
      tags: ['Simulator'],
      summary: 'The 3-D Secure page of the simulated bank; not in production',
      body: SignedFields,
    },
    handler: (request, reply) => ask(deps, reply, { page: signedPage(deps, request.body), wallet: false }),
  });
}

function walletRoute(app: TypedApp, deps: SimulatorRouteDeps): void {
  app.route({
    method: 'GET',
    url: '/simulator/wallet/',
    config: { access: 'public', media },
    schema: {
      operationId: 'openSimulatedWallet',
      tags: ['Simulator'],
      summary: 'The page of the simulated wallet; not in production',
      querystring: SignedFields,
    },
    handler: (request, reply) => ask(deps, reply, { page: signedPage(deps, request.query), wallet: true }),
  });
}

function answerRoute(app: TypedApp, deps: SimulatorRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/simulator/answer/',
    config: { access: 'public', csrf: 'signed', idempotent: false, media },
    schema: {
      operationId: 'answerSimulatedBank',
      tags: ['Simulator'],
      summary: "The shopper's answer to the simulated bank or wallet; not in production",
      body: AnswerBody,
    },
    handler: async (request, reply) => {
      const page = signedPage(deps, request.body);
      const record = await decide(deps, page.reference, request.body.answer === 'confirm');
      if (record === null) throw notAuthentic();
      return tell(deps, reply, { page, record });
    },
  });
}

/** @throws Refusal forbidden notice_not_authentic for fields that the shop has not signed */
function signedPage({ signer }: SimulatorRouteDeps, given: Readonly<Record<string, unknown>>): PageFields {
  const page = readPage(signer, given);
  if (page === null) throw notAuthentic();
  return page;
}

function notAuthentic(): Refusal {
  return new Refusal('forbidden', 'notice_not_authentic', message('notice_not_authentic'));
}

function ask(
  deps: SimulatorRouteDeps,
  reply: FastifyReply,
  { page, wallet }: { page: PageFields; wallet: boolean },
): FastifyReply {
  const { language, order, amount, currency } = page;
  const text = { language, shop: new URL(deps.config.publicUrl).host };
  const body = question(text, { order, amount, currency, wallet }, signPage(deps.signer, page));
  return send(deps, reply, { page, title: wallet ? 'page_wallet_title' : 'page_bank_title', body });
}

function tell(
  deps: SimulatorRouteDeps,
  reply: FastifyReply,
  { page, record }: { page: PageFields; record: BankRecord },
): FastifyReply {
  const { reference, state, failure, scenario } = record;
  const captured = state === 'captured';
  const told = { reference, outcome: captured ? 'captured' : (failure ?? 'expired') } as const;
  const way = {
    action: captured ? page.success : page.failure,
    fields: signReturn(deps.signer, { ...told, nonce: deps.random.text(24, LOWER_ALPHANUMERIC) }),
  };
  const lost = captured && scenario === 'late_notice';
  const body = ending(page.language, captured, lost ? null : way);
  return send(deps, reply, { page, title: scenario === 'wallet' ? 'page_wallet_title' : 'page_bank_title', body });
}

/** Some browsers look at where a form leads in the end; on telephones the page stands in a frame of the storefront's. */
function send(
  { config }: SimulatorRouteDeps,
  reply: FastifyReply,
  shown: { page: PageFields; title: 'page_bank_title' | 'page_wallet_title'; body: ReturnType<typeof ending> },
): FastifyReply {
  const { success, failure, language } = shown.page;
  const addresses = [success, failure, config.storefrontUrl ?? config.publicUrl];
  const origins = [...new Set(addresses.map((one) => new URL(one).origin))];
  reply.header('cache-control', 'no-store');
  const sources = { 'form-action': origins, 'frame-ancestors': origins };
  return sendPage(reply, { title: shown.title, language, body: shown.body, sources });
}
