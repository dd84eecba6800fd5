import type { FastifyInstance } from 'fastify';
import type { AccountsDeps } from './accounts.deps.ts';
import { captchaRoutes } from './captcha/captcha.routes.ts';
import { emailLinkRoutes, emailRoutes } from './emails/emails.routes.ts';
import { loginRoutes } from './login/login.routes.ts';
import { logoutRoutes } from './login/logout.routes.ts';
import { passwordRoutes } from './passwords/passwords.routes.ts';
import { resetRoutes } from './passwords/reset.routes.ts';
import { currentUserRoutes, privacyRoutes, profileRoutes } from './profile/profile.routes.ts';
import { registrationRoutes } from './registration/registration.routes.ts';

/** Everything a customer needs to prove who they are and to look after their account. */
export function accountRoutes(app: FastifyInstance, deps: AccountsDeps): void {
  loginRoutes(app, deps);
  logoutRoutes(app, deps);
  registrationRoutes(app, deps);
  captchaRoutes(app, deps);
  passwordRoutes(app, deps);
  resetRoutes(app, deps);
  emailRoutes(app, deps);
  emailLinkRoutes(app, deps);
  currentUserRoutes(app);
  profileRoutes(app, deps);
  privacyRoutes(app, deps);
}
