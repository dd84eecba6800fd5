export type { Consignment, DeliveryOption, DeliveryType, ShippingCompany, ShippingQuote } from './shipping.ts';
