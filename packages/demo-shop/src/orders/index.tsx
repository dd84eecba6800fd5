import { route } from '../routes.ts';

export const routes = [
  route('/orders/completed/:token/', async () => (await import('./completed-page.tsx')).CompletedPage),
  route('/orders/track/', async () => (await import('./track-page.tsx')).TrackPage),
  route('/account/orders/:id/', async () => (await import('./order-page.tsx')).OrderPage),
];
