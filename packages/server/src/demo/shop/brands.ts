/** Brands that do not exist. */
export const BRANDS = {
  lodos: 'Lodos',
  ayaz: 'Ayaz',
  'nar-tas': 'Nar & Taş',
  tersane: 'Tersane 1455',
  kuzine: 'Kuzine',
  mesai: 'Mesai',
} as const;
