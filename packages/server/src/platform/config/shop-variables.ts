import { optional, setting } from './declarations.ts';
import { flag, lowerCaseList, oneOf, pattern, text, wholeNumber } from './parsers.ts';

/** What the shop offers, and how much of it a customer may put together. */

export const shop = {
  defaultLanguage: setting('DEFAULT_LANGUAGE', 'en', text, 'Language where nothing else is asked for.'),
  availableLanguages: setting('AVAILABLE_LANGUAGES', 'en,tr', lowerCaseList, 'Languages of the shop.'),
  defaultCurrency: setting('DEFAULT_CURRENCY', 'usd', text, 'Currency where nothing else is asked for.'),
  availableCurrencies: setting('AVAILABLE_CURRENCIES', 'usd,eur,try', lowerCaseList, 'Currencies of the shop.'),
  currencyFromHeader: setting(
    'READ_CURRENCY_FROM_HEADER',
    'on',
    flag,
    'Whether the header `x-currency` chooses the currency of one request.',
  ),
  defaultCountry: setting('DEFAULT_COUNTRY_CODE', 'TR', text, 'Country of the shop, ISO 3166 alpha-2.'),
  phonePattern: setting(
    'USER_PHONE_REGEX',
    '^(05)\\d{9}$',
    pattern,
    'What a phone number looks like, after blanks, brackets and hyphens are taken out.',
  ),
  menuDefaultParent: optional('MENU_DEFAULT_PARENT_UUID', text, 'Menu item whose descendants are the main menu.'),
  wellKnownDir: optional('WELL_KNOWN_DIR', text, 'Folder served at `/.well-known/`. Default: nothing is.'),
  phoneFormat: setting('USER_PHONE_FORMAT', '05999999999', text, 'The mask shown to people; 9 stands for a digit.'),
} as const;

export const baskets = {
  basketMaxLines: setting('BASKET_MAX_ITEM_COUNT', '100', wholeNumber(1, 1000), 'Lines that one basket may hold.'),
  basketMaxQuantity: setting(
    'BASKET_MAX_QUANTITY',
    '999',
    wholeNumber(1, 9999),
    'Pieces of one product that one basket may hold; a product may allow fewer.',
  ),
  basketAttributesKilobytes: setting(
    'BASKET_ITEM_ATTRIBUTES_MAX_LENGTH_KB',
    '4',
    wholeNumber(1, 64),
    'Size of one line’s `attributes` as JSON.',
  ),
  basketMaxCount: setting(
    'BASKET_MAX_COUNT',
    '10',
    wholeNumber(1, 100),
    'Baskets that one customer or guest may keep.',
  ),
  basketMerge: setting(
    'BASKET_MERGE',
    'sum',
    oneOf('sum', 'larger', 'guest'),
    'What a login makes of a guest’s basket and the customer’s: `sum` adds quantities up to stock, `larger` keeps the larger one of each line, `guest` puts the guest’s basket in place of the other.',
  ),
  basketGuestDays: setting(
    'BASKET_GUEST_DAYS',
    '30',
    wholeNumber(1, 3650),
    'Days after which a guest’s basket that nobody touched is thrown away.',
  ),
} as const;
