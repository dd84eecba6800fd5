import { route } from '../routes.ts';

const pages = async () => import('./pages.ts');

export const routes = [
  route('/users/login/', async () => (await pages()).LoginPage),
  route('/users/registration/', async () => (await pages()).RegistrationPage),
  route('/users/password/reset/', async () => (await pages()).ForgottenPage),
  // Where the server sends browsers that come from another provider's login (docs/protocol/social.md).
  route('/baskets/basket/', async () => (await pages()).ReturnedPage),
];
