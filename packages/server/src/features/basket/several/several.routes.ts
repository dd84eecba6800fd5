import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { callerOf, named, shared } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { BasketAnswer } from '../basket.schema.ts';
import { isNamespace } from '../owner.ts';
import { sendBasket } from '../presenting.routes.ts';
import { chooseBasket, chooseNamespace, listBaskets, removeBasket } from './several.service.ts';

const URL = '/baskets/basket-list/';
const tags = ['Basket'];
const config = { access: 'guest' } as const;

const BasketList = named('BasketList', {
  baskets: Type.Array(
    Type.Object({
      pk: Type.Integer(),
      namespace: Type.String(),
      is_main: Type.Boolean({ description: 'Extension: what calls mean that name no basket' }),
    }),
  ),
});

const byPk = Type.Object({ pk: Type.Integer({ minimum: 1, ...shared('BasketPk', 'pk of a basket') }) });
const byNamespace = Type.Object({
  namespace: Type.String({ maxLength: 40, description: 'Name of a basket, `main` or another' }),
});

/** Several baskets of one owner (Wire: docs/protocol/baskets.md, "Several baskets"). */
export function severalRoutes(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'GET',
    url: URL,
    config,
    schema: { operationId: 'listBaskets', tags, summary: 'The open baskets', response: { 200: BasketList } },
    handler: async (request) => {
      const baskets = await listBaskets(deps, callerOf(request));
      return { baskets: baskets.map(({ id, namespace, isMain }) => ({ pk: id, namespace, is_main: isMain })) };
    },
  });
  chooseRoutes(app, deps);
  app.route({
    method: 'DELETE',
    url: `${URL}id/:pk/`,
    config,
    schema: {
      ...{ operationId: 'removeBasket', tags, summary: 'Deletes a basket' },
      params: byPk,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await removeBasket(deps, callerOf(request), request.params.pk);
      return reply.code(204).send(null);
    },
  });
}

function chooseRoutes(app: TypedApp, deps: BasketDeps): void {
  app.route({
    method: 'POST',
    url: `${URL}id/:pk/main/`,
    config,
    schema: {
      ...{ operationId: 'chooseBasket', tags, summary: 'Makes a basket the one that calls mean' },
      params: byPk,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      return sendBasket(deps, { request, reply }, await chooseBasket(deps, callerOf(request), request.params.pk));
    },
  });
  app.route({
    method: 'POST',
    url: `${URL}namespace/:namespace/main/`,
    config: { ...config, refusals: [406] },
    schema: {
      ...{ operationId: 'chooseNamespace', tags, summary: 'The same by name; it is made where there is none' },
      params: byNamespace,
      response: { 200: BasketAnswer },
    },
    handler: async (request, reply) => {
      const { namespace } = request.params;
      if (!isNamespace(namespace)) throw notFound();
      return sendBasket(deps, { request, reply }, await chooseNamespace(deps, callerOf(request), namespace));
    },
  });
}
