import type { FastifyRequest } from 'fastify';
import { invalidField } from '../../../kernel/errors.ts';
import { callerOf, shopperOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { type CancellationRequest, presentCancellationRequest, trackOrder } from '../../orders/index.ts';
import type { ReturnRouteDeps } from '../returns.deps.ts';
import {
  AnonymousBody,
  ByNumber,
  CancelBody,
  CancellationRequestObject,
  Created,
  WishBody,
} from './requesting.schema.ts';
import { ordersOf, ownOrder, requestCancellations } from './requesting.service.ts';
import { readWish, refuseUnticked } from './requesting.wire.ts';

const tags = ['Returns'];
const LIST = 'cancel_order_items';

/** Cancelling and sending back (Wire: docs/protocol/returns.md). */
export function requestingRoutes(app: TypedApp, deps: ReturnRouteDeps): void {
  cancelRoute(app, deps);
  bulkRoute(app, deps);
  singleRoute(app, deps);
  anonymousRoute(app, deps);
}

function cancelRoute(app: TypedApp, deps: ReturnRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/orders/:number/cancel/',
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'cancelOrder', tags, summary: 'Asks for items of an order to be cancelled or sent back' },
      description: 'The order by its number; its id is taken too.',
      params: ByNumber,
      body: CancelBody,
      response: { 201: Created },
    },
    handler: async (request, reply) => {
      const { customerId } = shopperOf(request);
      const { return_policy: policy, cancel_order_items: records } = request.body;
      refuseUnticked(policy);
      const orders = [await ownOrder(deps, customerId, request.params.number)];
      const wishes = records.map(readWish);
      const made = await requestCancellations(deps, { orders, wishes, list: LIST });
      return reply.code(201).send(presentAll(request, made));
    },
  });
}

function bulkRoute(app: TypedApp, deps: ReturnRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/users/orders/bulk_cancellation_requests/',
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'requestCancellations', tags, summary: 'The same for items of several orders, all or none' },
      body: CancelBody,
      response: { 201: Created },
    },
    handler: async (request, reply) => {
      const { customerId } = shopperOf(request);
      const { return_policy: policy, cancel_order_items: records } = request.body;
      refuseUnticked(policy);
      const wishes = records.map(readWish);
      const orders = await ordersOf(deps, customerId, wishes);
      const made = await requestCancellations(deps, { orders, wishes, list: LIST });
      return reply.code(201).send(presentAll(request, made));
    },
  });
}

function singleRoute(app: TypedApp, deps: ReturnRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/users/orders/:number/cancellation_requests/',
    config: { access: 'guest', refusals: [406] },
    schema: {
      ...{ operationId: 'requestCancellation', tags, summary: 'The same for one item; by id or number of its order' },
      params: ByNumber,
      body: WishBody,
      response: { 201: CancellationRequestObject },
    },
    handler: async (request, reply) => {
      const { customerId } = shopperOf(request);
      const { return_policy: policy, ...given } = request.body;
      refuseUnticked(policy);
      const orders = [await ownOrder(deps, customerId, request.params.number)];
      const made = await requestCancellations(deps, { orders, wishes: [readWish(given)], list: null });
      return reply.code(201).send(presentOnly(request, made));
    },
  });
}

function anonymousRoute(app: TypedApp, deps: ReturnRouteDeps): void {
  app.route({
    method: 'POST',
    url: '/users/orders/anonymous/cancellation_requests/',
    config: { access: 'guest', refusals: [406, 429] },
    schema: {
      ...{
        operationId: 'requestGuestCancellation',
        tags,
        summary: 'The same for a guest’s order, by number and e-mail',
      },
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: AnonymousBody,
      response: { 201: CancellationRequestObject },
    },
    handler: async (request, reply) => {
      const { email, number, order, return_policy: policy, ...given } = request.body;
      const wanted = number ?? order ?? null;
      if (wanted === null) throw invalidField('number', 'required');
      refuseUnticked(policy);
      const orders = [await trackOrder(deps, callerOf(request), { email, number: wanted })];
      const made = await requestCancellations(deps, { orders, wishes: [readWish(given)], list: null });
      return reply.code(201).send(presentOnly(request, made));
    },
  });
}

function presentAll(request: FastifyRequest, made: readonly CancellationRequest[]) {
  const { language } = callerOf(request);
  return made.map((each) => presentCancellationRequest(each, language));
}

function presentOnly(request: FastifyRequest, made: readonly CancellationRequest[]) {
  const [only] = presentAll(request, made);
  if (only === undefined) throw new Error('No request was made');
  return only;
}
