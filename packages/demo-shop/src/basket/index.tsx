import { route } from '../routes.ts';

export const routes = [route('/basket/', async () => (await import('./basket-page.tsx')).BasketPage)];
