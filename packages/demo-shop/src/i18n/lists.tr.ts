import type { en } from './lists.en.ts';
import type { Translation } from './texts.ts';

export const tr: Translation<typeof en> = {
  all: 'Tüm ürünler',
  found: '“{text}” için sonuçlar',
  count: { one: '{count} ürün', other: '{count} ürün' },
  filters: 'Filtreler',
  filtersOn: { one: 'Filtreler, {count} seçili', other: 'Filtreler, {count} seçili' },
  show: { one: '{count} ürünü göster', other: '{count} ürünü göster' },
  chosen: 'Seçili filtreler',
  remove: '{name} filtresini kaldır',
  clear: 'Hepsini kaldır',
  sort: 'Sırala',
  more: { one: '{count} tane daha', other: '{count} tane daha' },
  fewer: 'Daha az',
  upTo: '{from} – {to}',
  orMore: '{from} ve üstü',
  available: 'Stokta',
  nothing: 'Burada öyle bir şey yok',
  nothingText: 'Başka sözcükler ya da daha az filtre deneyin.',
  nothingAction: 'Her şeyi gör',
  colours: { one: '{count} renk', other: '{count} renk' },
  soldOut: 'Tükendi',
  discount: '%{percent} indirim',
  favourite: '{name}: favorilere ekle',
  unfavourite: '{name} favorilerinizde: çıkar',
};
