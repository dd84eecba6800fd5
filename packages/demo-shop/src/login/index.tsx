import { route } from '../routes.ts';

export const routes = [route('/users/login/', async () => (await import('./login-page.tsx')).LoginPage)];
