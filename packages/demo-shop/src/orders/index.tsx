import { route } from '../routes.ts';

export const routes = [route('/orders/track/', async () => (await import('./orders-page.tsx')).OrdersPage)];
