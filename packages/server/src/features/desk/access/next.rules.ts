const HOME = '/desk/';

/**
 * Where somebody goes after the login: a page of the desk that was asked for, else its list. An address that came from
 * outside leads to no other page and no other server.
 */
export function safeNext(asked: string | null | undefined): string {
  if (asked == null || asked.length > 1000 || !/^\/desk\/[\x21-\x7e]*$/.test(asked) || asked.includes('\\'))
    return HOME;
  const url = URL.parse(asked, 'http://desk.invalid');
  if (url?.host !== 'desk.invalid') return HOME;
  const isHere = url.pathname.startsWith(HOME) && !/^\/desk\/(login|logout)(\/|$)/.test(url.pathname);
  return isHere && !url.pathname.includes('//') ? url.pathname + url.search : HOME;
}

/** The login page that leads back to an address. */
export function loginAddress(asked: string): string {
  const next = safeNext(asked);
  return next === HOME ? '/desk/login/' : `/desk/login/?next=${encodeURIComponent(next)}`;
}
