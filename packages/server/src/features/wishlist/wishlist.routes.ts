import type { FastifyInstance } from 'fastify';
import { alertRoutes } from './alerts/alerts.routes.ts';
import { collectionRoutes } from './collections/collections.routes.ts';
import { itemRoutes } from './collections/items.routes.ts';
import { favouriteRoutes } from './favourites/favourites.routes.ts';
import type { WishlistDeps } from './wishlist.deps.ts';

/** What customers keep for later (Wire: docs/protocol/wishlists.md). */
export function wishlistRoutes(app: FastifyInstance, deps: WishlistDeps): void {
  favouriteRoutes(app, deps);
  alertRoutes(app, deps);
  collectionRoutes(app, deps);
  itemRoutes(app, deps);
}
