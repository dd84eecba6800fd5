/**
 * The first parts of addresses that are the API's own: a pretty URL there would hide behind a route, now or when the
 * route comes. A test compares them with the routes that are registered.
 */
const RESERVED: ReadonlySet<string> = new Set([
  ...['account', 'address', 'autocomplete', 'b2b', 'baskets', 'bundle-product', 'category', 'cms', 'config'],
  ...['console', 'csrf_token', 'current_user', 'desk', 'docs', 'email-subscription', 'flat-page', 'forms'],
  // Providers of social logins; a name of the shop's own is theirs to keep clear of.
  ...['facebook', 'google', 'simulated'],
  ...['group-product', 'health', 'hooks', 'i18n', 'image-search', 'landing-page', 'list', 'loyalty-card', 'media'],
  ...['menus', 'misc', 'openapi.json', 'orders', 'payment-gateway', 'payments', 'pretty_urls', 'product', 'products'],
  ...[
    'retail_store_stock',
    'robots.txt',
    'search',
    'shippings',
    'shop',
    'shop-flat-page',
    'similar-products',
    'simulator',
  ],
  ...['sitemap', 'sitemap.xml', 'special-page', 'stores', 'subscriptions', 'users', 'widgets', 'wishlists'],
  ...['.well-known'],
]);

/** Whether the first part of an address is kept for the API, e.g. `users`. */
export function isReserved(segment: string): boolean {
  const word = segment.toLowerCase();
  return RESERVED.has(word) || word.startsWith('sitemap-');
}

export function firstSegment(path: string): string {
  return path.split('/')[1] ?? '';
}
