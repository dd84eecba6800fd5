export type { Destination, Destinations } from './addresses/address.service.ts';
export type { Family } from './products/family.ts';
export type { StorefrontDeps } from './storefront.deps.ts';
export { storefrontRoutes } from './storefront.routes.ts';
