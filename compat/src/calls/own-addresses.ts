import type { Call } from '../browser.ts';

/** An address that is written in the client's sources, outside its URL table. */
interface OwnAddress {
  /** Where it is written. */
  readonly entry: string;
  readonly method: string;
  /** As a person reads it. */
  readonly path: string;
  readonly matches: (url: URL) => boolean;
}

const at =
  (path: string) =>
  ({ pathname }: URL): boolean =>
    slashed(pathname) === path;

const page =
  (name: string) =>
  (url: URL): boolean =>
    at('/orders/checkout/')(url) && url.searchParams.get('page') === name;

const posted = (file: string, name: string): OwnAddress => ({
  entry: `middlewares/${file}`,
  method: 'POST',
  path: `/orders/checkout/?page=${name}`,
  matches: page(name),
});

const offers = (name: string): OwnAddress => ({
  entry: 'data/client/account',
  method: 'GET',
  path: `/account/${name}/`,
  matches: at(`/account/${name}/`),
});

const own = (entry: string, method: string, path: string, matches = at(path)): OwnAddress => ({
  entry,
  method,
  path,
  matches,
});

export const OWN_ADDRESSES: readonly OwnAddress[] = [
  own('data/client/misc', 'POST', '/i18n/setlang/'),
  ...['basket-offers', 'future-basket-offers', 'expired-basket-offers', 'discount-items'].map(offers),
  posted('three-d-redirection', 'CreditCardThreeDSecurePage'),
  posted('redirection-payment', 'RedirectionPageCompletePage'),
  posted('complete-gpay', 'GPayCompletePage'),
  posted('complete-masterpass', 'MasterpassCompletePage'),
  own('middlewares/default', 'GET', '/orders/redirection/'),
  own('middlewares/default', 'GET', '/.well-known/…', ({ pathname }) => pathname.startsWith('/.well-known/')),
  own('middlewares/default', 'POST', '/orders/checkout-provider/'),
  own('middlewares/oauth-login', 'GET', '/…/login/', ({ pathname }) => /^\/\w+\/login\/$/.test(pathname)),
  own('middlewares/oauth-login', 'GET', '/…/login/callback/', ({ pathname }) =>
    /^\/\w+\/login\/callback\/$/.test(pathname),
  ),
];

export const ownAddressesOf = ({ method, path }: Call): readonly OwnAddress[] => {
  const url = new URL(path, 'http://server.test');
  return OWN_ADDRESSES.filter((one) => one.method === method && one.matches(url));
};

export const slashed = (path: string): string => (path.endsWith('/') ? path : `${path}/`);
