/** Where a link leads inside the app. */
export type Screen =
  | { readonly name: 'new-password'; readonly uid: string; readonly token: string }
  | { readonly name: 'confirm-email'; readonly token: string }
  | { readonly name: 'change-email' | 'verify-email'; readonly signed: string; readonly id: string }
  | { readonly name: 'order'; readonly token: string }
  /** The app has no screen for it: the browser shows the shop's page. */
  | { readonly name: 'browser'; readonly url: string };

type Make = (first: string, second: string) => Screen;

const LINKS: readonly (readonly [RegExp, Make])[] = [
  [/^\/users\/reset\/([^/]+)\/([^/]+)\/?$/, (uid, token) => ({ name: 'new-password', uid, token })],
  [/^\/users\/registration\/account-confirm-email\/([^/]+)\/?$/, (token) => ({ name: 'confirm-email', token })],
  [/^\/users\/email-set-primary\/([^/]+)\/([^/]+)\/?$/, (signed, id) => ({ name: 'change-email', signed, id })],
  [/^\/users\/email-verify\/([^/]+)\/([^/]+)\/?$/, (signed, id) => ({ name: 'verify-email', signed, id })],
  [/^\/orders\/completed\/([^/]+)\/?$/, (token) => ({ name: 'order', token })],
];

/** The screen for a link of a mail; `linkBase` is the shop's `STOREFRONT_URL`. */
export function screenOf(url: string, linkBase: string): Screen {
  const base = linkBase.replace(/\/$/, '');
  const path = url.startsWith(`${base}/`) ? (url.slice(base.length).split(/[?#]/)[0] ?? '') : '';
  for (const [pattern, make] of LINKS) {
    const [, first = '', second = ''] = pattern.exec(path) ?? [];
    if (first !== '') return make(decodeURIComponent(first), decodeURIComponent(second));
  }
  return { name: 'browser', url };
}
