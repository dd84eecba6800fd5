import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { remember, remembered } from '../memory.ts';
import { link } from '../routes.ts';
import { user } from '../shop.ts';

const OVERVIEW = '/account/';

/** Where to go on after a login: what the address names, if it is a page of the shop. */
export function nextOf(query: Readonly<Record<string, string>>): string {
  const wanted = query['next'] ?? '';
  // `//host` and `/\host` are other hosts to a browser.
  return /^\/(?![/\\])/.test(wanted) ? wanted : OVERVIEW;
}

/** The address of a page of this area that still knows where to go on. */
export function withNext(path: string, next: string): string {
  return link(next === OVERVIEW ? path : `${path}?next=${encodeURIComponent(next)}`);
}

/** Leads on as soon as somebody is logged in: who comes to log in and is, need not. */
export function useWayOn(next: string): void {
  const { route } = useLocation();
  const isHere = user.value != null;
  useEffect(() => {
    if (isHere) route(link(next), true);
  }, [isHere, next]);
}

/** Keeps the way on while another host asks who one is. */
export function keepNext(next: string): void {
  remember('next', next);
}

/** What was kept, once. */
export function takeNext(): string {
  const next = nextOf({ next: remembered('next') ?? '' });
  remember('next', '');
  return next;
}
