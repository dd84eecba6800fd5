import type { Shelf } from '../goods.ts';

export const stationery: Shelf = {
  category: 'stationery',
  attributeSet: 'stationery',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'ST-101',
        kind: 'notebook',
        brand: 'mesai',
        material: 'paper',
        price: 18,
        dimensions: 'A5 · 192',
        colours: ['navy', 'rust', 'green', 'black'],
        boost: 10,
      },
      ['Margin Notes Notebook', 'Thread-bound, so that it lies flat on page one. Fountain pens do not bleed through.'],
      ['Kenar Notu Defteri', 'İplik dikişli olduğu için ilk sayfada bile düz açılır. Dolma kalem arkaya geçmez.'],
    ],
    [
      {
        sku: 'ST-102',
        kind: 'notebook',
        brand: 'mesai',
        material: 'paper',
        price: 12,
        was: 15,
        dimensions: 'A6 · 96',
        colours: ['yellow', 'sky', 'red'],
      },
      ['Pocket Plans Notebook', 'Rounded corners for trouser pockets, perforated pages for promises.'],
      ['Cep Planı Defteri', 'Pantolon cebi için yuvarlak köşe, verilen sözler için koparmalı sayfa.'],
    ],
    [
      {
        sku: 'ST-103',
        kind: 'notebook',
        brand: 'tersane',
        material: 'leather',
        price: 42,
        dimensions: 'A5',
        colours: ['brown', 'black'],
      },
      [
        'Logbook Leather Cover',
        'A refillable cover that ages with your handwriting. Takes any A5 notebook of up to 200 pages.',
      ],
      [
        'Seyir Defteri Deri Kılıf',
        'El yazınızla birlikte yaşlanan, içi yenilenen kılıf. 200 sayfaya kadar her A5 deftere uyar.',
      ],
    ],
    [
      {
        sku: 'ST-104',
        kind: 'pen',
        brand: 'mesai',
        material: 'brass',
        price: 54,
        dimensions: '138 mm',
        colours: ['gold', 'black'],
      },
      [
        'Signature Rollerball',
        'Turned from a brass rod, 38 grams, balanced at the grip. Takes the refill every shop has.',
      ],
      [
        'İmza Roller Kalem',
        'Pirinç çubuktan torna edilmiş; 38 gram, ağırlığı tutuş yerinde. Her kırtasiyede bulunan yedeği alır.',
      ],
    ],
    [
      {
        sku: 'ST-105',
        kind: 'pen',
        brand: 'mesai',
        material: 'aluminium',
        price: 36,
        was: 44,
        dimensions: '140 mm',
        colours: ['silver', 'navy', 'red'],
      },
      [
        'First Draft Fountain Pen',
        'A steel nib that forgives, in M or whatever you make of it. Cartridge and converter included.',
      ],
      ['İlk Taslak Dolma Kalem', 'Hata affeden çelik uç; M kalınlıkta, gerisi sizin. Kartuşu ve pompası içinde.'],
    ],
    [
      {
        sku: 'ST-106',
        kind: 'pen',
        brand: 'mesai',
        material: 'oak',
        price: 22,
        dimensions: '142 mm',
        colours: ['beige', 'brown'],
      },
      ['Carpenter’s Mechanical Pencil', 'A 2 mm lead in an oak barrel; the sharpener hides in the cap.'],
      ['Marangoz Versatil Kalemi', 'Meşe gövdede 2 mm uç; açacağı kapağında saklıdır.'],
    ],
  ],
};
