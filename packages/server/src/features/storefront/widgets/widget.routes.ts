import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../kernel/errors.ts';
import { named } from '../../../platform/http/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { findWidget, presentWidget, WidgetObject } from '../../content/index.ts';
import { PROMOTIONS } from '../../promotions/index.ts';
import { presentCard } from '../listing/listing.wire.ts';
import { ListedProduct } from '../products/product.schema.ts';
import { familyTags } from '../products/family.rules.ts';
import { findShown } from '../products/families.service.ts';
import { answerShelf } from '../read.ts';
import { showingFor } from '../showing.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';

const WidgetPage = named('Widget', {
  ...WidgetObject.properties,
  products: Type.Optional(Type.Array(ListedProduct)),
});

/** Parts of pages that a shop fills by itself (Wire: docs/protocol/content.md, "Widgets"). */
export function widgetRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/widgets/:slug/',
    config: { access: 'reader' },
    schema: {
      operationId: 'getWidget',
      tags: ['Page'],
      summary: 'A widget, with its products if it shows any',
      params: Type.Object({ slug: Type.String({ description: 'slug of a widget' }) }),
      response: { 200: WidgetPage },
    },
    handler: (request, reply) => {
      const { slug } = request.params;
      return answerShelf(
        deps,
        { request, reply },
        { key: `widget|${slug}`, make: (caller) => widgetPage(deps, caller, slug) },
      );
    },
  });
}

async function widgetPage(deps: StorefrontDeps, caller: Caller, slug: string) {
  const widget = await findWidget(deps.db, slug);
  if (widget === null) throw notFound();
  const showing = await showingFor(deps, caller);
  const families = await findShown(deps, widget.productIds, showing.pricing);
  const products =
    widget.productIds.length === 0 ? {} : { products: families.map((family) => presentCard(family, showing)) };
  // `lists` as well: a product that it names may come back, or come at last.
  const tags = families.flatMap(familyTags);
  return {
    body: { ...presentWidget(widget, showing, deps.config), ...products },
    tags: [`widget:${slug}`, 'definitions', 'lists', PROMOTIONS, ...tags],
  };
}
