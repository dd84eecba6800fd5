import { attributeType, categoryType, collectionType } from './catalogue.records.ts';
import { menuType, seoType, widgetType } from './content.records.ts';
import { formType, landingPageType, pageType, specialPageType } from './pages.records.ts';
import { bankAccountType, paymentOptionType } from './payments.records.ts';
import { priceType } from './prices.records.ts';
import { productType } from './product.type.ts';
import { promotionType, voucherType } from './promotions.records.ts';
import { type AnyRecordType, anyRecordType } from './record-type.ts';
import { redirectType } from './redirect.record.ts';
import { cancellationReasonType } from './returns.records.ts';
import { facetType, sorterType } from './search.records.ts';
import { deliveryOptionType, shippingCompanyType, shippingOptionType } from './shipping.records.ts';
import { cardType, placeType, storeType } from './shop.records.ts';
import { locationType, stockType } from './stock.records.ts';
import { contactSubjectType } from './support.records.ts';

/** All that can be imported, in the order of saving: each names only what stands before it, or its own kind. */
export const RECORD_TYPES: readonly AnyRecordType[] = [
  anyRecordType(placeType),
  anyRecordType(storeType),
  anyRecordType(locationType),
  anyRecordType(attributeType),
  anyRecordType(categoryType),
  anyRecordType(productType),
  anyRecordType(collectionType),
  anyRecordType(priceType),
  anyRecordType(stockType),
  anyRecordType(promotionType),
  anyRecordType(voucherType),
  anyRecordType(facetType),
  anyRecordType(sorterType),
  anyRecordType(menuType),
  anyRecordType(redirectType),
  anyRecordType(widgetType),
  anyRecordType(pageType),
  anyRecordType(landingPageType),
  anyRecordType(specialPageType),
  anyRecordType(formType),
  anyRecordType(seoType),
  anyRecordType(cardType),
  anyRecordType(deliveryOptionType),
  anyRecordType(shippingOptionType),
  anyRecordType(shippingCompanyType),
  anyRecordType(paymentOptionType),
  anyRecordType(bankAccountType),
  anyRecordType(cancellationReasonType),
  anyRecordType(contactSubjectType),
];
