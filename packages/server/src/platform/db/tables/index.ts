import type { PersonalData } from '../personal-data.ts';
import { ACCOUNT_DATA, type AccountTables } from './accounts.ts';
import { ADDRESS_DATA, type AddressTables } from './addresses.ts';
import { B2B_DATA, type B2bTables } from './b2b.ts';
import { BASKET_DATA, type BasketTables } from './baskets.ts';
import { CATALOGUE_DATA, type CatalogueTables } from './catalogue.ts';
import { CHECKOUT_DATA, type CheckoutTables } from './checkout.ts';
import { CONTENT_DATA, type ContentTables } from './content.ts';
import { LOYALTY_DATA, type LoyaltyTables } from './loyalty.ts';
import { NOTIFICATION_DATA, type NotificationTables } from './notifications.ts';
import { ORDER_DATA, type OrderTables } from './orders.ts';
import { PAYMENT_DATA, type PaymentTables } from './payments.ts';
import { PLACE_DATA, type PlaceTables } from './places.ts';
import { PLATFORM_DATA, type PlatformTables } from './platform.ts';
import { PRIVACY_DATA, type PrivacyTables } from './privacy.ts';
import { PROMOTION_DATA, type PromotionTables } from './promotions.ts';
import { RETURN_DATA, type ReturnTables } from './returns.ts';
import { SEARCH_DATA, type SearchTables } from './search.ts';
import { SHIPPING_DATA, type ShippingTables } from './shipping.ts';
import { SOCIAL_DATA, type SocialTables } from './social.ts';
import { STAFF_DATA, type StaffTables } from './staff.ts';
import { STORE_DATA, type StoreTables } from './stores.ts';
import { SUPPORT_DATA, type SupportTables } from './support.ts';
import { TILL_DATA, type TillTables } from './till.ts';
import { URL_DATA, type UrlTables } from './urls.ts';
import { WISHLIST_DATA, type WishlistTables } from './wishlists.ts';

/** The schema as the query builder knows it; a test compares it with the migrated database. */
export interface Tables
  extends
    AccountTables,
    AddressTables,
    B2bTables,
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
    PrivacyTables,
    PromotionTables,
    ReturnTables,
    SearchTables,
    ShippingTables,
    SocialTables,
    StaffTables,
    StoreTables,
    SupportTables,
    TillTables,
    UrlTables,
    WishlistTables {}

/** What each table holds about people; docs/personal-data.md shows it, and a test compares it with the database. */
export const PERSONAL_DATA: PersonalData<Tables> = {
  ...ACCOUNT_DATA,
  ...ADDRESS_DATA,
  ...B2B_DATA,
  ...BASKET_DATA,
  ...CATALOGUE_DATA,
  ...CHECKOUT_DATA,
  ...CONTENT_DATA,
  ...LOYALTY_DATA,
  ...NOTIFICATION_DATA,
  ...ORDER_DATA,
  ...PAYMENT_DATA,
  ...PLACE_DATA,
  ...PLATFORM_DATA,
  ...PRIVACY_DATA,
  ...PROMOTION_DATA,
  ...RETURN_DATA,
  ...SEARCH_DATA,
  ...SHIPPING_DATA,
  ...SOCIAL_DATA,
  ...STAFF_DATA,
  ...STORE_DATA,
  ...SUPPORT_DATA,
  ...TILL_DATA,
  ...URL_DATA,
  ...WISHLIST_DATA,
};
