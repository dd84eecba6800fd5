import { route } from '../routes.ts';

export const routes = [route('/checkout/', async () => (await import('./checkout-page.tsx')).CheckoutPage)];
