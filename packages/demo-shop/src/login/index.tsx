import { route } from '../routes.ts';

export const routes = [
  route('/users/login/', async () => (await import('./login-page.tsx')).LoginPage),
  route('/users/registration/', async () => (await import('./registration-page.tsx')).RegistrationPage),
  route('/users/password/reset/', async () => (await import('./forgotten-page.tsx')).ForgottenPage),
  // Where the server sends browsers that come from another provider's login (docs/protocol/social.md).
  route('/baskets/basket/', async () => (await import('./returned-page.tsx')).ReturnedPage),
];
