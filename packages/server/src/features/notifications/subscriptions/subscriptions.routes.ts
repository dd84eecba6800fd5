import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { invalidField, invalidFields, rejected } from '../../../kernel/errors.ts';
import { callerOf } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { sendNothing } from '../../accounts/index.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { readAnswers } from './attributes.rules.ts';
import { subscribe } from './subscribing.service.ts';
import { NewsletterBody, SubscriptionBody, SubscriptionForm } from './subscriptions.schema.ts';
import { presentForm } from './subscriptions.wire.ts';

const tags = ['Newsletter'];

/** Asking for the newsletter (Wire: docs/protocol/notifications.md). */
export function subscriptionRoutes(plain: FastifyInstance, deps: NotificationDeps): void {
  const app = typed(plain);
  newsletterRoute(app, deps);
  formRoute(app, deps);
  subscribeRoute(app, deps);
}

function newsletterRoute(app: TypedApp, deps: NotificationDeps): void {
  app.route({
    method: 'POST',
    url: '/email-subscription/',
    config: { access: 'guest', refusals: [429] },
    schema: {
      operationId: 'subscribeToNewsletter',
      tags,
      summary: 'Asks for the newsletter; a link goes to the address. The answer is the same for a known one',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: NewsletterBody,
      response: { 200: Type.Null({ description: 'Empty' }) },
    },
    handler: async (request, reply) => {
      const { email, first_name, last_name, gender, subscribe_contract } = request.body;
      if (subscribe_contract === false) throw invalidField('subscribe_contract', 'confirm_required');
      const person = { firstName: first_name ?? '', lastName: last_name ?? '', gender: gender || null };
      await subscribe(deps, callerOf(request), { email, ...person, attributes: {} });
      return sendNothing(reply);
    },
  });
}

function formRoute(app: TypedApp, deps: NotificationDeps): void {
  app.route({
    method: 'GET',
    url: '/subscriptions/',
    config: { access: 'guest' },
    schema: {
      operationId: 'getSubscriptionForm',
      tags,
      summary: 'What a subscription asks for besides the address',
      response: { 200: SubscriptionForm },
    },
    handler: (request, reply) => {
      reply.send(presentForm(deps.config.subscriptionAttributes, callerOf(request).language));
    },
  });
}

function subscribeRoute(app: TypedApp, deps: NotificationDeps): void {
  app.route({
    method: 'POST',
    url: '/subscriptions/',
    config: { access: 'guest', refusals: [406, 429] },
    schema: {
      operationId: 'subscribe',
      tags,
      summary: 'Asks for the newsletter, with what the form asks for; a link goes to the address',
      body: SubscriptionBody,
      response: { 201: Type.Object({}) },
    },
    handler: async (request, reply) => {
      const { email, attributes } = request.body;
      const read = readAnswers(deps.config.subscriptionAttributes, attributes ?? {});
      if ('errors' in read) throw invalidFields(read.errors);
      const form = { email, firstName: '', lastName: '', gender: null, attributes: read.answers };
      const outcome = await subscribe(deps, callerOf(request), form);
      if (outcome === 'subscribed_before') throw rejected('subscription_100', 'subscription_taken');
      return reply.code(201).send({});
    },
  });
}
