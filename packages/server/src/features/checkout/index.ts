export { forgetCheckout, purgeCheckouts } from './choices/choices.queries.ts';
export type { CheckoutDeps } from './checkout.deps.ts';
export { checkoutRoutes } from './checkout.routes.ts';
