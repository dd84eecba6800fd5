import type { Shelf } from '../goods.ts';

export const audio: Shelf = {
  category: 'audio',
  attributeSet: 'electronics',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'AU-201',
        kind: 'headphones',
        brand: 'mesai',
        material: 'aluminium',
        price: 219,
        was: 259,
        dimensions: '255 g · 38 h',
        colours: ['black', 'cream', 'navy'],
        boost: 20,
      },
      [
        'Quiet Car Headphones',
        'Noise cancelling for trains and open-plan offices, 38 hours on one charge. The ear pads twist off and can be replaced.',
      ],
      [
        'Sessiz Vagon Kulaklık',
        'Tren ve açık ofis için gürültü engelleme, tek şarjla 38 saat. Yastıkları çevirince çıkar, yenisi takılır.',
      ],
    ],
    [
      {
        sku: 'AU-202',
        kind: 'headphones',
        brand: 'mesai',
        material: 'walnut',
        price: 289,
        dimensions: '290 g',
        colours: ['brown', 'black'],
      },
      [
        'Listening Room Headphones',
        'Open-backed, wired, with walnut cups: for one chair, one record, nobody else at home.',
      ],
      ['Dinleme Odası Kulaklık', 'Arkası açık, kablolu, ceviz kapaklı: bir koltuk, bir plak, evde kimse yokken.'],
    ],
    [
      {
        sku: 'AU-203',
        kind: 'headphones',
        brand: 'mesai',
        material: 'aluminium',
        price: 89,
        dimensions: '148 g · 24 h',
        colours: ['red', 'white', 'teal'],
      },
      [
        'Errand On-Ears',
        'Fold flat, survive a shower of rain, answer the phone. The colours are for finding them again.',
      ],
      ['Ayak İşi Kulaklık', 'Düz katlanır, sağanağa dayanır, telefonu açar. Renkleri kolay bulunsun diye.'],
    ],
    [
      {
        sku: 'AU-204',
        kind: 'speaker',
        brand: 'mesai',
        material: 'walnut',
        price: 248,
        dimensions: '32 × 18 × 16 cm',
        colours: ['brown', 'black'],
        boost: 10,
      },
      [
        'Bookshelf Wireless Speaker',
        'Two ways, real wood, one knob. Fills a living room and stays polite at midnight.',
      ],
      [
        'Kitaplık Kablosuz Hoparlör',
        'İki yollu, gerçek ahşap, tek düğme. Salonu doldurur, gece yarısı terbiyesini bozmaz.',
      ],
    ],
    [
      {
        sku: 'AU-205',
        kind: 'speaker',
        brand: 'mesai',
        material: 'recycled-nylon',
        price: 94,
        was: 118,
        dimensions: '19 × 8 × 8 cm',
        colours: ['rust', 'sage', 'black', 'sky'],
      },
      ['Picnic Speaker', 'Twenty hours of music, ten minutes under water. A loop to hang it on a branch.'],
      ['Piknik Hoparlörü', 'Yirmi saat müzik, on dakika su altı. Dala asmak için bir ilmeği var.'],
    ],
    [
      {
        sku: 'AU-206',
        kind: 'speaker',
        brand: 'mesai',
        material: 'oak',
        price: 136,
        dimensions: '14 × 14 × 18 cm',
        colours: ['beige'],
      },
      [
        'Bedside Oak Speaker',
        'Small enough for a shelf of paperbacks, with a clock that wakes you by degrees. Snooze by patting it on the head.',
      ],
      [
        'Başucu Meşe Hoparlör',
        'Cep kitaplarının arasına sığacak kadar küçük, yavaş yavaş uyandıran bir saati var. Ertelemek için tepesine hafifçe vurun.',
      ],
    ],
  ],
};
