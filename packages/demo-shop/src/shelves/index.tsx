import { later, route } from '../routes.ts';

const pages = async () => import('./pages.ts');

export const routes = [
  route('/', async () => (await pages()).HomePage),
  route('/list/', async () => (await pages()).ListPage),
];

/** Whatever no area knows: a pretty address of the shop, or nothing at all. */
export const anyOther = later(async () => (await pages()).AnyOtherPage);
