export type { Destination, Destinations } from './addresses/address.service.ts';
export { type GoodBytes, goodBytes } from './goods/good-bytes.wire.ts';
export {
  findGoods,
  findKeptGoods,
  type Good,
  type GoodRef,
  isGoodInStock,
  type KeptGood,
  productOf,
  readGoods,
} from './goods/goods.service.ts';
export { nameAndPath, presentGood } from './goods/goods.wire.ts';
export type { Family, ShelfProduct } from './products/family.ts';
export { ListedProduct, ProductObject } from './products/product.schema.ts';
export { presentSwatches } from './products/product.wire.ts';
export type { Showing } from './products/showing.ts';
export { type Audience, showingFor } from './showing.ts';
export type { StorefrontDeps } from './storefront.deps.ts';
export { storefrontRoutes } from './storefront.routes.ts';
