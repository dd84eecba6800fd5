import { useLocation } from 'preact-iso';
import { link, within } from '../routes.ts';

/** Where the visitor is: a path below the shop, and what is asked of it. */
export interface Address {
  readonly path: string;
  readonly params: URLSearchParams;
  /** Whether a link or a choice has led here, and not the browser's way back or on. */
  readonly wasPush: boolean;
  /** Goes to the same path asked otherwise, in place of this one in the browser's history where it is a choice. */
  readonly ask: (params: URLSearchParams, how?: 'push' | 'replace') => void;
}

export function useAddress(): Address {
  const here = useLocation();
  const { url, route } = here;
  const { pathname, searchParams } = new URL(url, location.origin);
  const path = within(pathname);
  return {
    path,
    params: searchParams,
    // The router tells it, its types do not.
    wasPush: 'wasPush' in here && here.wasPush === true,
    ask: (params, how = 'push') => route(hrefOf(path, params), how === 'replace'),
  };
}

/** The address of a path asked so. */
export function hrefOf(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return link(query === '' ? path : `${path}?${query}`);
}

/** The parameters with one value more, or without it if it was there; and on the first page. */
export function toggled(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (next.has(key, value)) next.delete(key, value);
  else next.append(key, value);
  next.delete('page');
  return next;
}

/** The parameters with this one value of a key, or none if it was there; and on the first page. */
export function chosenAlone(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(key);
  if (!params.has(key, value)) next.append(key, value);
  next.delete('page');
  return next;
}

/** The parameters with this one set; an empty value takes it out. */
export function changed(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === '') next.delete(key);
  else next.set(key, value);
  return next;
}

/** All values by key, as the client takes them. */
export function asked(params: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
}
