import { later, route } from '../routes.ts';

export const routes = [
  route('/', async () => (await import('./home/home-page.tsx')).HomePage),
  route('/list/', async () => (await import('./list/list-page.tsx')).ListPage),
];

/** Whatever no area knows: a pretty address of the shop, or nothing at all. */
export const anyOther = later(async () => (await import('./any-other-page.tsx')).AnyOtherPage);
