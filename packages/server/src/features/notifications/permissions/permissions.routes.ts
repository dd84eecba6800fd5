import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { callerOf } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { keepPermissions } from './permissions.service.ts';

const flag = () => Type.Optional(fields.nullable(fields.flag()));

const PermissionsBody = Type.Object({
  uid: fields.text({ max: 64 }),
  basket: fields.pk(),
  email_allowed: flag(),
  sms_allowed: flag(),
  call_allowed: flag(),
});

/** Consents of guests in a one-click checkout (Wire: docs/protocol/notifications.md, "Consents of a one-click checkout"). */
export function permissionRoutes(plain: FastifyInstance, deps: NotificationDeps): void {
  typed(plain).route({
    method: 'POST',
    url: '/users/permissions/',
    config: { access: 'guest', refusals: [429] },
    schema: {
      operationId: 'keepPermissions',
      tags: ['Account'],
      summary: 'Keeps what a guest allows until they register',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: PermissionsBody,
      response: { 200: Type.Object({}) },
    },
    handler: async (request) => {
      const { uid, basket: basketId, email_allowed, sms_allowed, call_allowed } = request.body;
      const permissions = { email: email_allowed ?? false, sms: sms_allowed ?? false, call: call_allowed ?? false };
      await keepPermissions(deps, callerOf(request), { uid, basketId, permissions });
      return {};
    },
  });
}
