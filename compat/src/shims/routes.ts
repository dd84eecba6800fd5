/** A storefront's page table; the middleware asks the server nothing about these but the CSRF token. */
export const ROUTES = {
  HOME: '/',
  AUTH: '/auth',
  BASKET: '/baskets/basket',
  ACCOUNT: '/account',
  CHECKOUT: '/orders/checkout',
};
