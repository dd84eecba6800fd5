import type { Static } from 'typebox';
import type { Config } from '../../platform/config/index.ts';
import { presentStore } from '../stores/index.ts';
import type { StoreStockObject } from './store-stock.schema.ts';
import type { StoreStock } from './store-stock.service.ts';

/** Storefronts read the first pair without asking; midnight to midnight says that the hours are not known. */
const UNKNOWN_HOURS = Array.from({ length: 7 }, () => ['00:00:00', '00:00:00']);

/** The store object with `stock`; hours are never empty here (Wire: docs/protocol/stores.md, "Stock at stores"). */
export function presentStoreStock(
  config: Pick<Config, 'mediaUrl' | 'defaultLanguage'>,
  { store, free }: StoreStock,
): Static<typeof StoreStockObject> {
  const shown = presentStore(config, store);
  const hours = shown.store_hours.length === 0 ? UNKNOWN_HOURS : shown.store_hours;
  return { ...shown, store_hours: hours, stock: String(free) };
}
