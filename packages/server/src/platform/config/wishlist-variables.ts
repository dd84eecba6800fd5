import { setting } from './declarations.ts';
import { flag, wholeNumber } from './parsers.ts';

/** What customers may keep for later. */
export const wishlists = {
  favouritesBySku: setting(
    'FAVOURITE_SKU_IS_ACTIVE',
    'off',
    flag,
    'Whether each variant can be a favourite of its own. Off: one favourite per base code.',
  ),
  favouriteLimit: setting('FAVOURITE_LIMIT', '1000', wholeNumber(1, 10_000), 'Favourites a customer may have.'),
  stockAlertLimit: setting(
    'STOCK_ALERT_LIMIT',
    '100',
    wholeNumber(1, 10_000),
    'Stock alerts a customer may be waiting for.',
  ),
  collectionLimit: setting('COLLECTION_LIMIT', '50', wholeNumber(1, 1000), 'Collections a customer may have.'),
  collectionItemLimit: setting(
    'COLLECTION_ITEM_LIMIT',
    '100',
    wholeNumber(1, 1000),
    'Products one collection may hold.',
  ),
} as const;
