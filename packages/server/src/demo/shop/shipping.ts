import type { DeliveryOptionInput, ShippingCompanyInput, ShippingOptionInput } from '../../features/shipping/index.ts';

/** How goods of the demo shop reach people, with companies that do not exist. */

export function demoDeliveryOptions(): DeliveryOptionInput[] {
  return [
    {
      ...{ key: 'home-delivery', names: { en: 'Delivery to your address', tr: 'Adrese teslimat' } },
      ...{ type: 'customer', position: 1, isActive: true },
    },
    {
      ...{ key: 'store-pick-up', names: { en: 'Pick up in a store', tr: 'Mağazadan teslim' } },
      ...{ type: 'retail_store', position: 2, isActive: true },
    },
  ];
}

const SAME = { logo: null, taxRate: 20, isActive: true } as const;

export function demoShippingOptions(): ShippingOptionInput[] {
  return [
    {
      ...{ ...SAME, key: 'standard', names: { en: 'Standard delivery', tr: 'Standart teslimat' } },
      descriptions: { en: 'Two to four working days', tr: 'İki ila dört iş günü' },
      ...{ deliveryTypes: ['customer'], position: 1 },
      rules: [
        {
          ...{ countries: ['TR'], prices: { usd: 490, eur: 450, try: 7990 } },
          freeAbove: { usd: 7500, eur: 6900, try: 315_000 },
        },
        // Furniture goes abroad by the kilogram.
        {
          ...{ prices: { usd: 1490, eur: 1390, try: 59_990 }, maxWeight: 5000 },
          freeAbove: { usd: 25_000, eur: 23_000, try: 1_000_000 },
        },
        { prices: { usd: 1490, eur: 1390, try: 59_990 }, perKilogram: { usd: 150, eur: 140, try: 5990 } },
      ],
    },
    {
      ...{ ...SAME, key: 'express', names: { en: 'Express delivery', tr: 'Hızlı teslimat' } },
      descriptions: { en: 'The next working day, up to 15 kg', tr: 'Ertesi iş günü, 15 kg’a kadar' },
      ...{ deliveryTypes: ['customer'], position: 2 },
      rules: [{ countries: ['TR'], maxWeight: 15_000, prices: { usd: 1290, eur: 1190, try: 24_990 } }],
    },
    {
      ...{ ...SAME, key: 'pick-up', names: { en: 'Pick up for free', tr: 'Ücretsiz mağazadan teslim' } },
      descriptions: { en: 'Ready within two days', tr: 'İki gün içinde hazır' },
      ...{ deliveryTypes: ['retail_store'], position: 3, rules: [{ prices: { usd: 0, eur: 0, try: 0 } }] },
    },
  ];
}

const at = (host: string) => `https://${host}.example.com/parcels/{number}`;

export function demoShippingCompanies(): ShippingCompanyInput[] {
  return [
    { key: 'marti-kargo', name: 'Martı Kargo', trackingUrl: at('marti'), takesReturns: true, isActive: true },
    { key: 'poyraz-express', name: 'Poyraz Express', trackingUrl: at('poyraz'), takesReturns: true, isActive: true },
    { key: 'lodos-lojistik', name: 'Lodos Lojistik', trackingUrl: null, takesReturns: false, isActive: true },
  ];
}
