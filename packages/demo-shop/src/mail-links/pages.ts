/** All pages of the area: its code is loaded as a whole. */
export { ResetPage } from './reset-page.tsx';
export { ChangePage, ConfirmPage, VerifyPage } from './confirm-pages.tsx';
export { DataPage } from './data-page.tsx';
