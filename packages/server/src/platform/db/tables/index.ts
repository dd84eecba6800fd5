import type { AccountTables } from './accounts.ts';
import type { BasketTables } from './baskets.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { ContentTables } from './content.ts';
import type { PaymentTables } from './payments.ts';
import type { PlaceTables } from './places.ts';
import type { PlatformTables } from './platform.ts';
import type { PromotionTables } from './promotions.ts';
import type { SearchTables } from './search.ts';
import type { StoreTables } from './stores.ts';
import type { UrlTables } from './urls.ts';
import type { WishlistTables } from './wishlists.ts';

/** The schema as the query builder knows it; a test compares it with the migrated database. */
export interface Tables
  extends
    AccountTables,
    BasketTables,
    CatalogueTables,
    ContentTables,
    PaymentTables,
    PlaceTables,
    PlatformTables,
    PromotionTables,
    SearchTables,
    StoreTables,
    UrlTables,
    WishlistTables {}
