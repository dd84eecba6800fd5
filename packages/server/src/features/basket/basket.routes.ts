import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidField } from '../../kernel/errors.ts';
import { callerOf, lastValue } from '../../platform/http/index.ts';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import type { BasketDeps } from './basket.deps.ts';
import { AddBody, BasketAnswer, BasketQuery, MiniBasket, SetBody, VoucherBody } from './basket.schema.ts';
import { presentMini } from './basket.wire.ts';
import { addToBasket, emptyBasket, keepVoucher, setInBasket } from './changing/changing.service.ts';
import { presentExplained } from './explanation.wire.ts';
import { mergeRoutes } from './merging/merge.routes.ts';
import { isNamespace } from './owner.ts';
import { sendBasket } from './presenting.routes.ts';
import { explainBasket, getBasket, glimpseBasket } from './reading/reading.service.ts';
import { severalRoutes } from './several/several.routes.ts';
import { enterVoucher } from './vouchers/entering.service.ts';

const URL = '/baskets/basket/';
const tags = ['Basket'];

/** The basket (Wire: docs/protocol/baskets.md). */
export function basketRoutes(plain: FastifyInstance, deps: BasketDeps): void {
  const app = typed(plain);
  readRoutes(app, deps);
  addRoute(app, deps);
  setRoute(app, deps);
  voucherRoute(app, deps);
  emptyRoute(app, deps);
  severalRoutes(app, deps);
  mergeRoutes(app, deps);
}

function readRoutes(app: TypedApp, deps: BasketDeps): void {
  const config = { access: 'guest' } as const;
  app.route({
    method: 'GET',
    url: URL,
    config,
    schema: {
      ...{
        operationId: 'getBasket',
        tags,
        summary: 'The basket; what cannot be had any more is taken out and told once',
      },
      querystring: BasketQuery,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      const shown = await getBasket(deps, callerOf(request), namedIn(request));
      if (lastValue(request, 'explain') !== '1') return sendBasket(deps, { request, reply }, shown);
      const explained = await explainBasket(deps, shown);
      const explanation = explained.map((one) => presentExplained(one, shown.showing));
      return sendBasket(deps, { request, reply, further: { explanation } }, shown);
    },
  });
  app.route({
    method: 'GET',
    url: `${URL}mini/`,
    config,
    schema: {
      ...{ operationId: 'getMiniBasket', tags, summary: 'How much is in the basket' },
      querystring: BasketQuery,
      response: { 200: MiniBasket },
    },
    handler: async (request) => presentMini(await glimpseBasket(deps, callerOf(request), namedIn(request))),
  });
}

function addRoute(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'POST',
    url: URL,
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'addToBasket', tags, summary: 'Puts pieces of a product in' },
      body: AddBody,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      const { product: productId, quantity, attributes, namespace } = request.body;
      const wish = { productId, quantity, attributes: attributes ?? {} };
      return sendBasket(
        deps,
        { request, reply },
        await addToBasket(deps, callerOf(request), namespaceIn(namespace), wish),
      );
    },
  });
}

function setRoute(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'PUT',
    url: URL,
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'setInBasket', tags, summary: 'Gives a line its quantity; 0 takes it out' },
      body: SetBody,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      const { product: productId, quantity, attributes, namespace } = request.body;
      const wish = { productId, quantity, attributes: attributes ?? {} };
      return sendBasket(
        deps,
        { request, reply },
        await setInBasket(deps, callerOf(request), namespaceIn(namespace), wish),
      );
    },
  });
}

function voucherRoute(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'PATCH',
    url: URL,
    config: { access: 'guest', refusals: [406, 429] },
    schema: {
      ...{ operationId: 'changeVoucher', tags, summary: 'Enters a voucher code, or takes it out' },
      body: VoucherBody,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      const { voucher_code: code, remove_voucher_code: removes, namespace } = request.body;
      const [caller, named] = [callerOf(request), namespaceIn(namespace)];
      if (removes !== true && code == null) throw invalidField('voucher_code', 'required');
      const shown = await (removes === true || code == null
        ? keepVoucher(deps, caller, named, null)
        : enterVoucher(deps, caller, named, code));
      return sendBasket(deps, { request, reply }, shown);
    },
  });
}

function emptyRoute(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'DELETE',
    url: URL,
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'emptyBasket', tags, summary: 'Takes everything out of the basket' },
      querystring: BasketQuery,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) =>
      sendBasket(deps, { request, reply }, await emptyBasket(deps, callerOf(request), namedIn(request))),
  });
}

function namedIn(request: FastifyRequest): string | null {
  return namespaceIn(lastValue(request, 'namespace'));
}

/** @throws Refusal invalid invalid_value for a text that names no basket */
function namespaceIn(text: string | null | undefined): string | null {
  if (text == null || text === '') return null;
  if (!isNamespace(text)) throw invalidField('namespace', 'invalid_value');
  return text;
}
