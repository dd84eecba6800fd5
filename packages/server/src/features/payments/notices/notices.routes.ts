import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { Detail } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { Gateway } from '../gateways/gateway.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import { hearNotice } from './notices.service.ts';

const LARGEST_NOTICE = 65_536;

const common = {
  method: 'POST',
  config: { access: 'public', csrf: 'signed', idempotent: false },
} as const;

/** Messages of payment gateways, authenticated by their signatures (Wire: docs/protocol/payments.md, "Notices"). */
export function noticeRoutes(app: FastifyInstance, deps: PaymentsDeps): void {
  // Signatures are made over bytes: these routes read none of the formats that others do.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_NOTICE },
      async (_request: FastifyRequest, body: Buffer) => body,
    );
    routes(scope, deps);
  });
}

function routes(plain: FastifyInstance, deps: PaymentsDeps): void {
  const app = typed(plain);
  app.route({
    ...common,
    url: '/orders/hooks/payment/',
    schema: {
      operationId: 'hearPaymentNotice',
      tags: ['Payments'],
      summary: "A message of whichever gateway's that has signed it",
      response: { 200: Detail },
    },
    handler: async (request) => hear(deps, [...deps.gateways.values()], request),
  });
  app.route({
    ...common,
    url: '/orders/hooks/payment/:gateway/',
    schema: {
      operationId: 'hearGatewayNotice',
      tags: ['Payments'],
      summary: 'A message of the gateway named',
      params: Type.Object({ gateway: Type.String({ description: 'Name of a gateway' }) }),
      response: { 200: Detail },
    },
    handler: async (request) => {
      const gateway = deps.gateways.get(request.params.gateway);
      if (gateway === undefined) throw notFound();
      return hear(deps, [gateway], request);
    },
  });
}

async function hear(deps: PaymentsDeps, gateways: readonly Gateway[], request: FastifyRequest) {
  await hearNotice(deps, gateways, { headers: headersOf(request), body: bodyOf(request) });
  return { detail: 'ok' };
}

function headersOf({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function bodyOf({ body }: FastifyRequest): string {
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}
