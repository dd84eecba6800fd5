import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { customerOf } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { NotificationPreferences, PreferencesBody } from './preferences.schema.ts';
import { changePreferences, type PreferenceChange, type Preferences, readPreferences } from './preferences.service.ts';

const url = '/users/notification-preferences/';
const tags = ['Account'];
const response = { 200: NotificationPreferences };

/** What a customer wants to be sent (Wire: docs/protocol/notifications.md, "Preferences"). */
export function preferenceRoutes(plain: FastifyInstance, deps: NotificationDeps): void {
  const app = typed(plain);

  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'getNotificationPreferences',
      tags,
      summary: 'What the customer wants to be sent, by which channel',
      description: 'An extension of Arasta.',
      response,
    },
    handler: async (request) => present(await readPreferences(deps, customerOf(request))),
  });

  app.route({
    method: 'PATCH',
    url,
    config: { access: 'customer' },
    schema: {
      operationId: 'updateNotificationPreferences',
      tags,
      summary: 'Changes what the customer wants to be sent; absent fields stay',
      description: 'An extension of Arasta.',
      consumes: ['application/json', 'application/x-www-form-urlencoded'],
      body: PreferencesBody,
      response,
    },
    handler: async (request) => present(await changePreferences(deps, customerOf(request), read(request.body))),
  });
}

function read(body: Static<typeof PreferencesBody>): PreferenceChange {
  return {
    consents: {
      ...(body.email_allowed === undefined ? {} : { email: body.email_allowed }),
      ...(body.sms_allowed === undefined ? {} : { sms: body.sms_allowed }),
      ...(body.whatsapp_allowed === undefined ? {} : { whatsapp: body.whatsapp_allowed }),
      ...(body.call_allowed === undefined ? {} : { call: body.call_allowed }),
    },
    stockAlerts: body.stock_alert_email_allowed ?? null,
  };
}

function present({ consents, stockAlerts }: Preferences): Static<typeof NotificationPreferences> {
  return {
    ...{ email_allowed: consents.email, sms_allowed: consents.sms, whatsapp_allowed: consents.whatsapp },
    ...{ call_allowed: consents.call, stock_alert_email_allowed: stockAlerts },
    always_sent: [
      { kind: 'account', channels: ['email', 'sms'] },
      { kind: 'orders', channels: ['email'] },
      { kind: 'support', channels: ['email'] },
    ],
  };
}
