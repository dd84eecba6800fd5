import type { StoreInput } from '../../features/stores/index.ts';

/** Three stores in places that exist, at addresses and numbers that do not. */

export const STORE_CODES = ['IST-KADIKOY', 'ANK-CANKAYA', 'IZM-KONAK'] as const;

type Code = (typeof STORE_CODES)[number];
type Own = Omit<StoreInput, 'code' | 'sortOrder' | keyof typeof SAME>;

const SAME = {
  ...{ isActive: true, faxPhoneNumber: null, clickAndCollect: true, kapidaEnabled: false },
  ...{ storeType: null, group: null, config: {} },
} as const;

const week = (
  workday: readonly [string, string],
  saturday: readonly [string, string],
  sunday: readonly [string, string],
) => [...Array.from({ length: 5 }, () => workday), saturday, sunday] as const;

const STORES: Readonly<Record<Code, (image: string) => Own>> = {
  'IST-KADIKOY': (image) => ({
    names: { en: 'Arasta Kadıköy', tr: 'Arasta Kadıköy' },
    place: { country: 'TR', city: 'İstanbul', township: 'Kadıköy', district: null },
    address: 'Örnek Mahallesi, Çarşı Sokağı 12, Kadıköy',
    ...{ phoneNumber: '0216 000 00 01', latitude: '40.99040000', longitude: '29.02770000' },
    ...{ hours: week(['10:00', '21:00'], ['10:00', '22:00'], ['11:00', '20:00']), fastDelivery: true, image },
  }),
  'ANK-CANKAYA': (image) => ({
    names: { en: 'Arasta Çankaya', tr: 'Arasta Çankaya' },
    place: { country: 'TR', city: 'Ankara', township: 'Çankaya', district: null },
    address: 'Deneme Caddesi 45/A, Çankaya',
    ...{ phoneNumber: '0312 000 00 02', latitude: '39.90280000', longitude: '32.86040000' },
    ...{ hours: week(['09:30', '20:00'], ['10:00', '20:30'], ['12:00', '19:00']), fastDelivery: false, image },
  }),
  'IZM-KONAK': (image) => ({
    names: { en: 'Arasta Konak', tr: 'Arasta Konak' },
    place: { country: 'TR', city: 'İzmir', township: 'Konak', district: null },
    address: 'Numune Bulvarı 7, Konak',
    ...{ phoneNumber: '0232 000 00 03', latitude: '38.41890000', longitude: '27.12870000' },
    ...{ hours: week(['10:00', '21:30'], ['10:00', '22:00'], ['10:00', '21:00']), fastDelivery: true, image },
  }),
};

export function demoStores(image: string): StoreInput[] {
  return STORE_CODES.map((code, index) => ({ code, sortOrder: index + 1, ...SAME, ...STORES[code](image) }));
}
