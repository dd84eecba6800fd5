/** All pages of the area: its code is loaded as a whole. */
export { LoginPage } from './login-page.tsx';
export { RegistrationPage } from './registration-page.tsx';
export { ForgottenPage } from './forgotten-page.tsx';
export { ReturnedPage } from './returned-page.tsx';
