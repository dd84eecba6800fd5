import type { FastifyInstance } from 'fastify';
import type { NotificationDeps } from './notifications.deps.ts';
import { permissionRoutes } from './permissions/permissions.routes.ts';
import { preferenceRoutes } from './preferences/preferences.routes.ts';
import { confirmingRoutes } from './subscriptions/confirming.routes.ts';
import { subscriptionRoutes } from './subscriptions/subscriptions.routes.ts';
import { unsubscribingRoutes } from './unsubscribing/unsubscribing.routes.ts';

/** Consents, the newsletter, and leaving it (Wire: docs/protocol/notifications.md). */
export function notificationRoutes(app: FastifyInstance, deps: NotificationDeps): void {
  subscriptionRoutes(app, deps);
  confirmingRoutes(app, deps);
  unsubscribingRoutes(app, deps);
  preferenceRoutes(app, deps);
  permissionRoutes(app, deps);
}
