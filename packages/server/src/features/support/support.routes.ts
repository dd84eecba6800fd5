import type { FastifyInstance } from 'fastify';
import { typed } from '../../platform/http/typed-app.ts';
import { contactRoutes } from './contact/contact.routes.ts';
import { conversationRoutes } from './conversations/conversations.routes.ts';
import { speakingRoutes } from './conversations/speaking.routes.ts';
import { conversationPageRoutes } from './page/page.routes.ts';
import type { SupportDeps } from './support.deps.ts';

/** Asking the shop (Wire: docs/protocol/support.md). */
export function supportRoutes(plain: FastifyInstance, deps: SupportDeps): void {
  const app = typed(plain);
  contactRoutes(app, deps);
  conversationRoutes(app, deps);
  speakingRoutes(app, deps);
  conversationPageRoutes(app, deps);
}
