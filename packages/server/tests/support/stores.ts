import type { StoreInput } from '../../src/features/stores/index.ts';

/** A store in Kadıköy, İstanbul, that opens every day. */
export function aStore(given: Partial<StoreInput> & { code: string }): StoreInput {
  return {
    ...{ names: { en: `Store ${given.code}` }, isActive: true, address: '4 Harbour Street' },
    place: { country: 'TR', city: 'İstanbul', township: 'Kadıköy', district: null },
    ...{ phoneNumber: null, faxPhoneNumber: null, image: null, latitude: null, longitude: null },
    hours: Array.from({ length: 7 }, () => ['09:30', '19:00'] as const),
    ...{ clickAndCollect: true, kapidaEnabled: false, fastDelivery: false, storeType: null, group: null },
    ...{ sortOrder: null, config: {} },
    ...given,
  };
}
