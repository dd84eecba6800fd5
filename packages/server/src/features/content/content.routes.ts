import type { FastifyInstance } from 'fastify';
import type { ContentDeps } from './content.deps.ts';
import { formRoutes } from './forms/forms.routes.ts';
import { menuRoutes } from './menus/menu.routes.ts';
import { pageRoutes } from './pages/pages.routes.ts';
import { seoRoute } from './seo/seo.routes.ts';
import { shopRoutes } from './shop/shop.routes.ts';
import { widgetTypeRoute } from './widgets/widgets.routes.ts';

/** What a shop shows besides products (Wire: docs/protocol/content.md). */
export function contentRoutes(app: FastifyInstance, deps: ContentDeps): void {
  menuRoutes(app, deps); //      /menus/…, /misc/menus/generate/
  widgetTypeRoute(app, deps); // /widgets/<slug>/schema/
  pageRoutes(app, deps); //      /shop-flat-page/, /flat-page/, /landing-page/
  formRoutes(app, deps); //      /forms/<pk>/generate/
  seoRoute(app, deps); //        /cms/seo/
  shopRoutes(app, deps); //      /i18n/languages/, /robots.txt, /.well-known/
}
