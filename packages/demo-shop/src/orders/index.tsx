import { route } from '../routes.ts';

const pages = async () => import('./pages.ts');

export const routes = [
  route('/orders/completed/:token/', async () => (await pages()).CompletedPage),
  route('/orders/track/', async () => (await pages()).TrackPage),
  route('/account/orders/:id/', async () => (await pages()).OrderPage),
];
