import { route } from '../routes.ts';

const pages = async () => import('./pages.ts');

// Where links in mails lead: the server's own paths, below the shop's (docs/adr/0033-where-mails-lead.md).
export const routes = [
  route('/users/reset/:uid/:token/', async () => (await pages()).ResetPage),
  route('/users/registration/account-confirm-email/:token/', async () => (await pages()).ConfirmPage),
  route('/users/email-verify/:signed/:id/', async () => (await pages()).VerifyPage),
  route('/users/email-set-primary/:signed/:id/', async () => (await pages()).ChangePage),
  route('/users/data-export/:key/:token/', async () => (await pages()).DataPage),
];
