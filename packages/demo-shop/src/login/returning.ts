import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
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

/** Leads on as soon as somebody is logged in: who comes to log in and is, need not. @returns where to */
export function useWayOn(): string {
  const { query, route } = useLocation();
  // As it was when the page was opened: it is still shown while the next one is being loaded, whose address says nothing of it.
  const [next] = useState(() => nextOf(query));
  const isHere = user.value != null;
  useEffect(() => {
    if (isHere) route(link(next), true);
  }, [isHere, next]);
  return next;
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
