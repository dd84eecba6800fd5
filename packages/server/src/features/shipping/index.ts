export {
  type DeliveryOptionInput,
  type PlaceName,
  type PriceRuleInput,
  saveDeliveryOptions,
  saveShippingCompanies,
  saveShippingOptions,
  type ShippingCompanyInput,
  type ShippingOptionInput,
} from './saving.service.ts';
export type { Consignment, DeliveryOption, DeliveryType, ShippingCompany, ShippingQuote } from './shipping.ts';
export { findShippingCompany, shippingCompanies } from './shipping.queries.ts';
export { shippingRoutes } from './shipping.routes.ts';
export {
  deliveryOptions,
  quoteShipping,
  type ShippingDeps,
  type ShippingMemory,
  shippingMemory,
} from './shipping.service.ts';
