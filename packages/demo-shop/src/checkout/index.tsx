import { route } from '../routes.ts';

const load = async () => (await import('./checkout-page.tsx')).CheckoutPage;

// Banks lead back to the second address when they took no money (docs/protocol/checkout.md, "Coming back").
export const routes = [route('/checkout/', load), route('/orders/checkout/', load)];
