import type { FastifyInstance } from 'fastify';
import type { Composition } from './composition.ts';
import { accountRoutes } from './features/accounts/index.ts';
import { addressRoutes } from './features/addresses/index.ts';
import { b2bRoutes } from './features/b2b/index.ts';
import { basketRoutes } from './features/basket/index.ts';
import { checkoutRoutes } from './features/checkout/index.ts';
import { consoleRoutes } from './features/console/index.ts';
import { contentRoutes } from './features/content/index.ts';
import { csrfRoutes } from './features/csrf/index.ts';
import { deskRoutes } from './features/desk/index.ts';
import { explorerRoutes } from './features/explorer/index.ts';
import { loyaltyRoutes } from './features/loyalty/index.ts';
import { mediaRoutes } from './features/media/index.ts';
import { notificationRoutes } from './features/notifications/index.ts';
import { orderRoutes } from './features/orders/index.ts';
import { paymentRoutes } from './features/payments/index.ts';
import { placeRoutes } from './features/places/index.ts';
import { privacyRoutes } from './features/privacy/index.ts';
import { promotionRoutes } from './features/promotions/index.ts';
import { returnRoutes } from './features/returns/index.ts';
import { sessionRoutes } from './features/sessions/index.ts';
import { shippingRoutes } from './features/shipping/index.ts';
import { shopRoutes } from './features/shop/index.ts';
import { siteRoutes } from './features/site/index.ts';
import { socialRoutes } from './features/social/index.ts';
import { stockRoutes } from './features/stock/index.ts';
import { storeRoutes } from './features/stores/index.ts';
import { storefrontRoutes } from './features/storefront/index.ts';
import { supportRoutes } from './features/support/index.ts';
import { urlRoutes } from './features/urls/index.ts';
import { wishlistRoutes } from './features/wishlist/index.ts';
import { schedule } from './jobs.ts';
import { healthRoutes } from './platform/health/health.routes.ts';
import { VERSION } from './version.ts';

/** The URL map. */
export function registerRoutes(app: FastifyInstance, deps: Composition): void {
  csrfRoutes(app, deps); //     /csrf_token/
  sessionRoutes(app, deps); //  /users/sessions/
  accountRoutes(app, deps); //  /users/…, /current_user/, /media/avatars/
  socialRoutes(app, deps); //   /<provider>/login/…, /users/social-accounts/
  siteRoutes(app, deps); //     /config/, /users/activate-currency/, /i18n/setlang/
  addressRoutes(app, deps); //  /address/, /address/<pk>/, /address/detailed/
  placeRoutes(app, deps); //    /address/{country,city,township,district}/
  storeRoutes(app, deps); //    /stores/, /address/retail_store/, /address/pickup-locations/
  shippingRoutes(app); //       /shippings/…
  stockRoutes(app, deps); //    /retail_store_stock/
  mediaRoutes(app, deps); //    /media/…
  contentRoutes(app, deps); //  /menus/…, /widgets/…/schema/, pages, forms, /cms/seo/, /i18n/languages/, /robots.txt
  urlRoutes(app, deps); //      /pretty_urls/, /misc/pretty-url/…
  storefrontRoutes(app, deps); // /product/…, /group-product/…, /products/…/category_nodes/
  promotionRoutes(app, deps); // /account/basket-offers/, …
  basketRoutes(app, deps); //   /baskets/…
  orderRoutes(app, deps); //    /users/orders/…, /orders/completed/…
  loyaltyRoutes(app, deps); //  /account/loyalty…, /users/loyalty/, /loyalty-card/loyalty_card/
  returnRoutes(app, deps); //   /orders/<number>/cancel/, /users/orders/…/cancellation_requests/
  paymentRoutes(app, deps); //  /orders/hooks/payment/…, outside production /simulator/…
  checkoutRoutes(app, deps); // /orders/checkout/, /orders/redirect-three-d/, /orders/contract/, …
  b2bRoutes(app, deps); //      /b2b/…
  notificationRoutes(app, deps); // /email-subscription/…, /subscriptions/, /users/{notification-preferences,permissions}/
  wishlistRoutes(app, deps); // /wishlists/…
  privacyRoutes(app, deps); //  /users/data-export/…
  supportRoutes(app, deps); //  /users/contact-us…, /users/conversations/…
  deskRoutes(app, deps); //     /desk/…
  healthRoutes(app, deps); //   /health/…
  explorerRoutes(app, deps); // /openapi.json, /docs/
  if (deps.config.shop) shopRoutes(app, deps); // /shop/…, /
  const { devConsole } = deps;
  if (devConsole !== null) consoleRoutes(app, { ...deps, devConsole, schedule, version: VERSION }); // /console/…
}
