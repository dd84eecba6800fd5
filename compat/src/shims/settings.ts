/** A storefront's `settings`, as small as the client's account and login code can bear. */
export default {
  // Read when the client is loaded, as a storefront does: the harness sets it first.
  commerceUrl: process.env['SERVICE_BACKEND_URL'] ?? 'default',
  redis: { defaultExpirationTime: 900 },
  commonProductAttributes: [],
  rewrites: [],
  checkout: {},
  localization: {
    locales: [
      { label: 'EN', value: 'en', apiValue: 'en' },
      { label: 'TR', value: 'tr', apiValue: 'tr-tr' },
    ],
    currencies: [
      { label: 'USD', code: 'usd' },
      { label: 'TRY', code: 'try' },
    ],
    defaultLocaleValue: 'en',
    localeUrlStrategy: 'hide-default-locale',
    redirectToDefaultLocale: true,
    defaultCurrencyCode: 'usd',
  },
};
