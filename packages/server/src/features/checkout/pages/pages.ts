import { addressClearPage, addressPage, retailStorePage } from './address.pages.ts';
import { giftBoxIndexPage, giftBoxPage, orderNotePage } from './aside.pages.ts';
import { loyaltyPage, loyaltyUsagePage } from './balance.pages.ts';
import { binNumberPage, cardConfirmationPage, installmentPage } from './card.pages.ts';
import { couponPage } from './coupon.page.ts';
import { deliveryOptionPage } from './delivery-option.page.ts';
import { giftCardAmountPage, giftCardApplyPage, giftCardPage } from './gift-card.pages.ts';
import { indexPage } from './index.page.ts';
import { deliveryChoicePage, onDeliveryPage } from './on-delivery.pages.ts';
import type { AsidePage, StepPage } from './page.ts';
import { paymentOptionPage } from './payment-option.page.ts';
import { redirectionPage } from './redirection.page.ts';
import { savedCardConfirmationPage, savedCardPage } from './saved-card.pages.ts';
import { shippingOptionPage } from './shipping-option.page.ts';
import { transferChoicePage, transferPage } from './transfer.pages.ts';

/**
 * The way from basket to order, in its order. A page is on the way or not; its turn has come when all before it that are on
 * the way are done; the first that is not done is due.
 */
export const WAY: readonly StepPage[] = [
  indexPage,
  deliveryOptionPage,
  addressPage, //          goods are brought
  retailStorePage, //      goods are fetched
  shippingOptionPage,
  paymentOptionPage,
  savedCardPage, //        a saved card
  binNumberPage, //        card
  installmentPage,
  cardConfirmationPage,
  savedCardConfirmationPage,
  transferChoicePage, //   transfer
  transferPage,
  deliveryChoicePage, //   at the door
  onDeliveryPage,
  redirectionPage, //      a provider's own page
  loyaltyPage, //          nothing left to pay
];

/** What can be done at any time. */
const ASIDE: readonly AsidePage[] = [
  addressClearPage,
  orderNotePage,
  giftBoxIndexPage,
  giftBoxPage,
  loyaltyUsagePage,
  couponPage,
  giftCardPage,
  giftCardApplyPage,
  giftCardAmountPage,
];

/** All pages that can be submitted. */
export const PAGES: readonly (StepPage | AsidePage)[] = [...WAY, ...ASIDE];

/** Pages that banks and providers send the browser back to. */
export const RETURNS: readonly string[] = ['CreditCardThreeDSecurePage', 'RedirectionPageCompletePage'];

/** What clients call a page besides its name. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map([['LoyaltyMoneyPage', loyaltyPage.name]]);

export type Page =
  { readonly kind: 'step'; readonly page: StepPage } | { readonly kind: 'aside'; readonly page: AsidePage };

/** A page by its name; null for one that the shop does not have. */
export function findPage(given: string): Page | null {
  const name = OTHER_NAMES.get(given) ?? given;
  const step = WAY.find((page) => page.name === name);
  if (step !== undefined) return { kind: 'step', page: step };
  const aside = ASIDE.find((page) => page.name === name);
  return aside === undefined ? null : { kind: 'aside', page: aside };
}
