import type { FunctionComponent } from 'preact';
import { lazy } from 'preact-iso';

/** Where the shop hangs on its host, with a slash at both ends. */
const BASE = import.meta.env.BASE_URL;

/** A page of an area. Its code is loaded when it is first shown. */
export interface Route {
  /** Below the shop's own address, in the words of preact-iso: `/orders/completed/:token/`. */
  readonly path: string;
  readonly page: FunctionComponent;
}

/** Code that is loaded when it is first shown. Where it does not arrive, that is a fault of the page, as any in showing it is. */
export function later(load: () => Promise<FunctionComponent>): FunctionComponent {
  return lazy(() =>
    load().catch((error: unknown) => () => {
      throw error;
    }),
  );
}

/** A route whose page comes from a module: `route('/basket/', async () => (await import('./basket-page.tsx')).BasketPage)`. */
export function route(path: string, load: () => Promise<FunctionComponent>): Route {
  return { path, page: later(load) };
}

/** The address of a page of the shop: `link('/basket/')`, or of what the API names: `link(product.absolute_url)`. */
export function link(path: string): string {
  return isOutside(path) ? path : BASE + path.replace(/^\/+/, '');
}

/** Where a page of this address hangs in the shop: `/shop/basket/?a=1` → `/basket/?a=1`. */
export function within(url: string): string {
  return url.startsWith(BASE) ? url.slice(BASE.length - 1) : url;
}

function isOutside(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path);
}
