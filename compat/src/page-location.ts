export const storefrontOrigin = 'https://storefront.test';

const start = { pathname: '/account', href: `${storefrontOrigin}/account` };

/** `window.location` of the one page there is. The client leaves it by setting `href`. */
export const pageLocation = { origin: storefrontOrigin, ...start };

export const returnToStart = (): void => {
  Object.assign(pageLocation, start);
};
