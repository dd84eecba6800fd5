/** All pages of the area: its code is loaded as a whole. */
export { AnyOtherPage } from './any-other-page.tsx';
export { HomePage } from './home/home-page.tsx';
export { ListPage } from './list/list-page.tsx';
