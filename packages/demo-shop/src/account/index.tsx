import { route } from '../routes.ts';

export const routes = [route('/account/', async () => (await import('./account-page.tsx')).AccountPage)];
