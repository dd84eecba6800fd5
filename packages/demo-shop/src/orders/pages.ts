/** All pages of the area: its code is loaded as a whole. */
export { CompletedPage } from './completed-page.tsx';
export { TrackPage } from './track-page.tsx';
export { OrderPage } from './order-page.tsx';
