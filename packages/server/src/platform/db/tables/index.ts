import type { AccountTables } from './accounts.ts';
import type { AddressTables } from './addresses.ts';
import type { BasketTables } from './baskets.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { CheckoutTables } from './checkout.ts';
import type { ContentTables } from './content.ts';
import type { LoyaltyTables } from './loyalty.ts';
import type { NotificationTables } from './notifications.ts';
import type { OrderTables } from './orders.ts';
import type { PaymentTables } from './payments.ts';
import type { PlaceTables } from './places.ts';
import type { PlatformTables } from './platform.ts';
import type { PromotionTables } from './promotions.ts';
import type { ReturnTables } from './returns.ts';
import type { SearchTables } from './search.ts';
import type { ShippingTables } from './shipping.ts';
import type { StaffTables } from './staff.ts';
import type { StoreTables } from './stores.ts';
import type { SupportTables } from './support.ts';
import type { TillTables } from './till.ts';
import type { UrlTables } from './urls.ts';
import type { WishlistTables } from './wishlists.ts';

/** The schema as the query builder knows it; a test compares it with the migrated database. */
export interface Tables
  extends
    AccountTables,
    AddressTables,
    BasketTables,
    CatalogueTables,
    CheckoutTables,
    ContentTables,
    LoyaltyTables,
    NotificationTables,
    OrderTables,
    PaymentTables,
    PlaceTables,
    PlatformTables,
    PromotionTables,
    ReturnTables,
    SearchTables,
    ShippingTables,
    StaffTables,
    StoreTables,
    SupportTables,
    TillTables,
    UrlTables,
    WishlistTables {}
