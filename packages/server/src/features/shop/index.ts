export { BUILT_SHOP } from './shop.files.ts';
export { shopRoutes } from './shop.routes.ts';
