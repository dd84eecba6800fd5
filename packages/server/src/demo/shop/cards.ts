import type { CardInput } from '../../features/payments/index.ts';

/** Cards of banks that do not exist; their prefixes are those of the card networks' published test numbers. */

const PLANS = {
  long: { 1: 0, 2: 0, 3: 0, 6: 0.042, 9: 0.068, 12: 0.095 },
  short: { 1: 0, 2: 0, 3: 0.021, 6: 0.054 },
  single: { 1: 0 },
} as const;

const plans = (name: keyof typeof PLANS) =>
  Object.entries(PLANS[name]).map(([count, rate]) => ({ count: Number(count), rate: String(rate) }));

const issuer = (key: string, name: string) => ({ key, name, logo: null });

const BANKS = { north: issuer('north-bank', 'North Bank'), harbour: issuer('harbour-bank', 'Harbour Bank') };
const FAMILIES = { arasta: issuer('arasta-card', 'Arasta Card'), compass: issuer('compass', 'Compass') };

export function demoCards(): CardInput[] {
  return [
    {
      ...{ key: 'north-arasta', name: 'North Arasta Card', bank: BANKS.north, family: FAMILIES.arasta },
      ...{ paymentType: 'credit', isCommerceCard: false, bins: ['545454', '555555'], installments: plans('long') },
    },
    {
      ...{ key: 'harbour-compass', name: 'Harbour Compass', bank: BANKS.harbour, family: FAMILIES.compass },
      ...{ paymentType: 'credit', isCommerceCard: false, bins: ['411111', '401288'], installments: plans('short') },
    },
    {
      ...{ key: 'north-debit', name: 'North Debit', bank: BANKS.north, family: FAMILIES.compass },
      ...{ paymentType: 'debit', isCommerceCard: false, bins: ['400005', '520082'], installments: plans('single') },
    },
  ];
}
