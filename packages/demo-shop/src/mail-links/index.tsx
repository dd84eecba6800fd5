import { route } from '../routes.ts';

// Where links in mails lead: the server's own paths, below the shop's (docs/adr/0033-where-mails-lead.md).
export const routes = [
  route('/users/reset/:uid/:token/', async () => (await import('./reset-page.tsx')).ResetPage),
  route(
    '/users/registration/account-confirm-email/:token/',
    async () => (await import('./confirm-pages.tsx')).ConfirmPage,
  ),
  route('/users/email-verify/:signed/:id/', async () => (await import('./confirm-pages.tsx')).VerifyPage),
  route('/users/email-set-primary/:signed/:id/', async () => (await import('./confirm-pages.tsx')).ChangePage),
  route('/users/data-export/:key/:token/', async () => (await import('./data-page.tsx')).DataPage),
];
