import type { Shelf } from '../goods.ts';

export const watchesSunglasses: Shelf = {
  category: 'watches-sunglasses',
  attributeSet: 'accessory',
  gender: 'unisex',
  sizes: 'one',
  goods: [
    [
      {
        sku: 'WS-501',
        kind: 'watch',
        brand: 'mesai',
        material: 'steel',
        price: 245,
        dimensions: '38 mm',
        colours: ['silver', 'gold', 'black'],
        boost: 10,
      },
      [
        'Quarter Past Automatic',
        'A self-winding movement behind glass, sapphire in front. Loses less time than you do.',
      ],
      ['Çeyrek Otomatik Saat', 'Arkada cam ardında kendi kurulan mekanizma, önde safir. Sizden az zaman kaybeder.'],
    ],
    [
      {
        sku: 'WS-502',
        kind: 'watch',
        brand: 'mesai',
        material: 'leather',
        price: 139,
        was: 165,
        dimensions: '36 mm',
        colours: ['brown', 'black', 'navy'],
      },
      ['Rendezvous Dress Watch', 'Six millimetres thin, two hands, no date. The strap changes without a tool.'],
      ['Buluşma Klasik Saat', 'Altı milimetre incelik, iki ibre, takvim yok. Kayışı alet gerekmeden değişir.'],
    ],
    [
      {
        sku: 'WS-503',
        kind: 'watch',
        brand: 'mesai',
        material: 'recycled-nylon',
        price: 98,
        dimensions: '40 mm',
        colours: ['olive', 'navy', 'rust'],
      },
      [
        'Night Boat Field Watch',
        'Luminous numerals, solar cell under the dial, 100 metres of water. Ready for the garden, too.',
      ],
      [
        'Gece Vapuru Saha Saati',
        'Fosforlu rakamlar, kadran altında güneş hücresi, 100 metre su direnci. Bahçeye de hazır.',
      ],
    ],
    [
      {
        sku: 'WS-504',
        kind: 'sunglasses',
        brand: 'mesai',
        material: 'acetate',
        price: 86,
        dimensions: '50-21-145',
        colours: ['black', 'brown', 'green'],
        boost: 10,
      },
      [
        'Riviera Round Sunglasses',
        'Bio-acetate polished for three days, lenses of category 3. Five-barrel hinges that do not loosen.',
      ],
      [
        'Riviera Yuvarlak Gözlük',
        'Üç gün boyunca parlatılmış biyoasetat, kategori 3 cam. Beş dişli menteşesi gevşemez.',
      ],
    ],
    [
      {
        sku: 'WS-505',
        kind: 'sunglasses',
        brand: 'mesai',
        material: 'acetate',
        price: 92,
        was: 115,
        dimensions: '54-18-145',
        colours: ['black', 'burgundy', 'beige'],
      },
      [
        'Matinee Cat-Eye',
        'An upswept frame in a measured dose. Polarised, with a coating against smears on the inside.',
      ],
      ['Matine Kedi Gözü Gözlük', 'Ölçüsü kaçmamış çekik bir çerçeve. Polarize; iç yüzü lekeye karşı kaplamalı.'],
    ],
    [
      {
        sku: 'WS-506',
        kind: 'sunglasses',
        brand: 'mesai',
        material: 'steel',
        price: 104,
        dimensions: '56-16-140',
        colours: ['gold', 'silver'],
      },
      ['Copilot Wire Sunglasses', 'Drawn from one wire and light as a letter. Adjustable nose pads, gradient lenses.'],
      [
        'Yardımcı Pilot Metal Gözlük',
        'Tek telden çekilmiş, bir mektup kadar hafif. Ayarlı burun pedleri, degrade cam.',
      ],
    ],
  ],
};
