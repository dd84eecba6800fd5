import type { Consignment, DeliveryOptionInput, ShippingCompanyInput, ShippingOptionInput } from './index.ts';

export const NOW = new Date('2030-04-11T06:24:47.015Z');

export function aDeliveryOption(key: string, given: Partial<DeliveryOptionInput> = {}): DeliveryOptionInput {
  return { key, names: { en: `Delivery ${key}` }, type: 'customer', position: 0, isActive: true, ...given };
}

/** Nine of every currency, everywhere. */
export function aShippingOption(key: string, given: Partial<ShippingOptionInput> = {}): ShippingOptionInput {
  return {
    ...{ key, names: { en: `Option ${key}` }, descriptions: {}, logo: null, deliveryTypes: ['customer'] },
    ...{ rules: [{ prices: { eur: 900, usd: 900, try: 900 } }], taxRate: null, position: 0, isActive: true },
    ...given,
  };
}

export function aShippingCompany(key: string, given: Partial<ShippingCompanyInput> = {}): ShippingCompanyInput {
  return { key, name: `Company ${key}`, trackingUrl: null, takesReturns: false, isActive: true, ...given };
}

/** To Kadıköy, for fifty euros. */
export function aConsignment(given: Partial<Consignment> = {}): Consignment {
  return {
    ...{ deliveryType: 'customer', countryCode: 'TR', cityId: 34, townshipId: 1, postcode: null, currency: 'eur' },
    ...{ goodsAmount: 5000, pieces: [], freeShipping: false },
    ...given,
  };
}
