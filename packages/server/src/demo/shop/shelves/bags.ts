import type { Shelf } from '../goods.ts';

export const bags: Shelf = {
  category: 'bags',
  attributeSet: 'accessory',
  gender: 'unisex',
  sizes: 'one',
  goods: [
    [
      {
        sku: 'BG-301',
        kind: 'tote',
        brand: 'tersane',
        material: 'leather',
        price: 174,
        dimensions: '38 × 30 × 14 cm',
        colours: ['camel', 'black', 'burgundy'],
        boost: 10,
      },
      [
        'Ledger Leather Tote',
        'Holds a laptop, a sweater and somebody else’s bottle. Raw edges are painted and polished by hand.',
      ],
      [
        'Defter Deri Çanta',
        'Dizüstü bilgisayarı, bir kazağı, bir de başkasının matarasını alır. Kenarları elle boyanıp parlatılmıştır.',
      ],
    ],
    [
      {
        sku: 'BG-302',
        kind: 'tote',
        brand: 'lodos',
        material: 'canvas',
        price: 32,
        dimensions: '42 × 38 × 12 cm',
        colours: ['navy', 'cream', 'rust', 'sage'],
      },
      [
        'Saturday Market Tote',
        'Sixteen-ounce canvas with handles long enough for a winter coat. An inside pocket keeps keys off the leeks.',
      ],
      [
        'Cumartesi Pazarı Çantası',
        'On altı onsluk kanvas; sapı kışlık montun üzerinden geçer. İç cebi anahtarları pırasadan uzak tutar.',
      ],
    ],
    [
      {
        sku: 'BG-303',
        kind: 'tote',
        brand: 'nar-tas',
        material: 'straw',
        price: 48,
        was: 62,
        dimensions: '44 × 32 × 18 cm',
        colours: ['beige', 'brown'],
      },
      ['Reed Beach Tote', 'Woven by hand with leather handles that do not cut. Sand falls out by itself.'],
      ['Hasır Plaj Çantası', 'Elde örülür, deri sapları eli kesmez. Kum kendiliğinden dökülür.'],
    ],
    [
      {
        sku: 'BG-304',
        kind: 'backpack',
        brand: 'tersane',
        material: 'waxed-canvas',
        price: 138,
        dimensions: '30 × 44 × 14 cm',
        colours: ['olive', 'navy', 'black'],
      },
      [
        'Expedition Backpack',
        'Waxed canvas and bridle leather, 22 litres, with a sleeve for a 15-inch laptop. The front pocket takes a thermos lying down.',
      ],
      [
        'Keşif Sırt Çantası',
        'Mumlu kanvas ve koşum derisi, 22 litre, 15 inçlik bilgisayar gözü. Ön cebi bir termosu yan yatırıp alır.',
      ],
    ],
    [
      {
        sku: 'BG-305',
        kind: 'backpack',
        brand: 'ayaz',
        material: 'recycled-nylon',
        price: 94,
        dimensions: '28 × 42 × 13 cm',
        colours: ['black', 'grey', 'teal', 'rust'],
      },
      [
        'Metro Daypack',
        'Eighteen litres, a flat back and straps that do not whistle. The side pocket holds an umbrella upright.',
      ],
      ['Metro Günlük Sırt Çantası', 'On sekiz litre, düz sırt, sessiz askılar. Yan cebi şemsiyeyi dik tutar.'],
    ],
    [
      {
        sku: 'BG-306',
        kind: 'backpack',
        brand: 'tersane',
        material: 'leather',
        price: 226,
        dimensions: '29 × 38 × 12 cm',
        colours: ['brown', 'black'],
      },
      [
        'Professor Leather Backpack',
        'Two buckles that are really magnets, one zip that is really a zip. Smells like a good bookshop.',
      ],
      [
        'Profesör Deri Sırt Çantası',
        'Aslında mıknatıs olan iki toka, gerçekten fermuar olan bir fermuar. İyi bir kitapçı gibi kokar.',
      ],
    ],

    [
      {
        sku: 'BG-307',
        kind: 'wallet',
        brand: 'tersane',
        material: 'leather',
        price: 58,
        dimensions: '11 × 9 cm',
        colours: ['brown', 'black', 'burgundy'],
      },
      [
        'Six Card Wallet',
        'Six cards, notes folded once, nothing else. Sewn with linen thread by the man whose initials are inside.',
      ],
      [
        'Altı Kartlık Cüzdan',
        'Altı kart, bir kez katlanmış banknotlar, o kadar. İçinde adının baş harfleri olan ustanın keten ipliğiyle dikilir.',
      ],
    ],
    [
      {
        sku: 'BG-308',
        kind: 'wallet',
        brand: 'tersane',
        material: 'leather',
        price: 74,
        was: 88,
        dimensions: '19 × 10 cm',
        colours: ['camel', 'navy'],
      },
      [
        'Old Traveller Long Wallet',
        'Takes a passport, boarding passes and coins of two countries. The zip runs round three sides.',
      ],
      [
        'Gezgin Uzun Cüzdan',
        'Pasaportu, biniş kartlarını ve iki ülkenin bozukluğunu alır. Fermuarı üç kenarını dolanır.',
      ],
    ],
  ],
};
