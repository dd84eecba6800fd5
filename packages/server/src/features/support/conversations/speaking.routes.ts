import { customerOf } from '../../../platform/http/index.ts';
import type { TypedApp } from '../../../platform/http/typed-app.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { openTicket } from '../opening/opening.service.ts';
import type { SupportDeps } from '../support.deps.ts';
import { askerOf, showingFor } from './conversations.routes.ts';
import { ByNumber, ConversationObject, OpenBody, RateBody, SayBody } from './conversations.schema.ts';
import { presentConversation } from './conversations.wire.ts';
import { closeAsCustomer, rateConversation } from './ending.service.ts';
import { getConversation } from './reading.service.ts';
import { sayAsCustomer } from './saying.service.ts';

const tags = ['Support'];
const consumes = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** A registered customer opens conversations and goes on with them (Wire: docs/protocol/support.md, "Conversations"). */
export function speakingRoutes(app: TypedApp, deps: SupportDeps): void {
  openRoute(app, deps);
  sayRoute(app, deps);
  rateRoute(app, deps);
  closeRoute(app, deps);
}

function openRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'POST',
    url: '/users/conversations/',
    config: { access: 'customer', refusals: [429] },
    schema: {
      ...{ operationId: 'openConversation', tags, summary: 'Asks the shop, as the contact form does' },
      ...{ consumes, body: OpenBody, response: { 201: ConversationObject } },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      const { customer, language } = caller;
      const { subject, message, order = null, file, full_name: name, phone } = request.body;
      await countCall(deps, { scope: 'contact', account: customer.email, caller });
      const { number } = await openTicket(deps, {
        ...{ subjectId: subject, message, orderId: order, files: file ?? [], email: customer.email, language },
        fullName: name ?? nameOf(customer),
        phone: phone ?? customer.phone,
        ...{ customerId: customer.id, buyerId: customer.id, operation: null },
      });
      const conversation = await getConversation(deps, askerOf(request, number));
      return reply.code(201).send(presentConversation(conversation, showingFor(request, deps)));
    },
  });
}

const LONGEST_NAME = 70;

/** Both names, or what there is: those of accounts may be longer than those of requests. */
function nameOf({ firstName, lastName, email }: { firstName: string; lastName: string; email: string }): string {
  const name = `${firstName} ${lastName}`.trim() || email;
  return Array.from(name).slice(0, LONGEST_NAME).join('');
}

function sayRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'POST',
    url: '/users/conversations/:number/messages/',
    config: { access: 'customer', refusals: [406, 429] },
    schema: {
      ...{ operationId: 'sayInConversation', tags, summary: 'Writes on; opens a closed conversation again' },
      ...{ consumes, params: ByNumber, body: SayBody, response: { 201: ConversationObject } },
    },
    handler: async (request, reply) => {
      const caller = customerOf(request);
      await countCall(deps, { scope: 'conversation', account: String(caller.customer.id), caller });
      const { message, file } = request.body;
      const said = { body: message, files: file ?? [] };
      const conversation = await sayAsCustomer(deps, askerOf(request, request.params.number), said);
      return reply.code(201).send(presentConversation(conversation, showingFor(request, deps)));
    },
  });
}

function rateRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'POST',
    url: '/users/conversations/:number/rating/',
    config: { access: 'customer', refusals: [406] },
    schema: {
      ...{ operationId: 'rateConversation', tags, summary: 'Says how the shop did; it can be changed for a day' },
      ...{ params: ByNumber, body: RateBody, response: { 200: ConversationObject } },
    },
    handler: async (request) => {
      const { stars, comment = null } = request.body;
      const conversation = await rateConversation(deps, askerOf(request, request.params.number), { stars, comment });
      return presentConversation(conversation, showingFor(request, deps));
    },
  });
}

function closeRoute(app: TypedApp, deps: SupportDeps): void {
  app.route({
    method: 'POST',
    url: '/users/conversations/:number/close/',
    config: { access: 'customer', refusals: [406] },
    schema: {
      ...{ operationId: 'closeConversation', tags, summary: 'Says that no answer is needed any more' },
      ...{ params: ByNumber, response: { 200: ConversationObject } },
    },
    handler: async (request) => {
      const conversation = await closeAsCustomer(deps, askerOf(request, request.params.number));
      return presentConversation(conversation, showingFor(request, deps));
    },
  });
}
