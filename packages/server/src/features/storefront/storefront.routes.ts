import type { FastifyInstance } from 'fastify';
import { autocompleteRoutes } from './autocomplete/autocomplete.routes.ts';
import { productCategoryRoutes } from './categories/category.routes.ts';
import { instalmentRoutes } from './instalments/instalment.routes.ts';
import { listingRoutes } from './listing/listing.routes.ts';
import { productRoutes } from './products/product.routes.ts';
import { sitemapRoutes } from './sitemap/sitemap.routes.ts';
import { addressRoutes } from './addresses/address.routes.ts';
import { widgetRoutes } from './widgets/widget.routes.ts';
import type { StorefrontDeps } from './storefront.deps.ts';

/** What a shopper walks along: products, lists, search (Wire: docs/protocol/catalogue.md). */
export function storefrontRoutes(app: FastifyInstance, deps: StorefrontDeps): void {
  productRoutes(app, deps); //         /product/, /group-product/
  productCategoryRoutes(app, deps); // /products/<pk>/category_nodes/, /product/<pk>/category/
  listingRoutes(app, deps); //         /list/, /category/, /special-page/
  autocompleteRoutes(app, deps); //    /autocomplete/
  widgetRoutes(app, deps); //          /widgets/
  instalmentRoutes(app, deps); //      /payments/cards/product/
  sitemapRoutes(app, deps); //         /sitemap.xml and its parts
  addressRoutes(app, deps); //         pretty addresses and redirects: every path that is no route
}
