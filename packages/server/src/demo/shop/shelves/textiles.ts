import type { Shelf } from '../goods.ts';

export const textiles: Shelf = {
  category: 'textiles',
  attributeSet: 'homeware',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'TX-301',
        kind: 'cushion',
        brand: 'nar-tas',
        material: 'linen',
        price: 38,
        dimensions: '50 × 50 cm',
        colours: ['rust', 'sage', 'cream', 'navy'],
        boost: 10,
      },
      [
        'Nap Linen Cushion',
        'Stonewashed linen with a feather filling that can be shaken back into shape. The zip is hidden in the seam.',
      ],
      ['Şekerleme Keten Kırlent', 'Taş yıkamalı keten, silkeleyince toparlanan tüy dolgu. Fermuarı dikişe gizlidir.'],
    ],
    [
      {
        sku: 'TX-302',
        kind: 'cushion',
        brand: 'ayaz',
        material: 'wool',
        price: 46,
        dimensions: '40 × 60 cm',
        pattern: 'ribbed',
        colours: ['grey', 'camel', 'burgundy'],
      },
      [
        'Reading Nook Knit Cushion',
        'Knitted like a sweater and just as good to lean on. Fits behind the small of the back.',
      ],
      ['Kitap Köşesi Örgü Kırlent', 'Kazak gibi örülmüş, yaslanması da öyle. Bel boşluğuna tam oturur.'],
    ],
    [
      {
        sku: 'TX-303',
        kind: 'cushion',
        brand: 'nar-tas',
        material: 'velvet',
        price: 42,
        was: 54,
        dimensions: '45 × 45 cm',
        colours: ['teal', 'gold', 'pink'],
      },
      [
        'Salon Velvet Cushion',
        'Cotton velvet, dyed deep, piped at the edge. Stroke it one way for dark, the other for light.',
      ],
      [
        'Salon Kadife Kırlent',
        'Derin boyalı, kenarı biyeli pamuk kadife. Bir yöne okşayınca koyulaşır, öbür yöne açılır.',
      ],
    ],
    [
      {
        sku: 'TX-304',
        kind: 'blanket',
        brand: 'ayaz',
        material: 'wool',
        price: 118,
        dimensions: '140 × 200 cm',
        colours: ['rust', 'grey', 'navy', 'cream'],
        boost: 10,
      },
      [
        'Winter Porch Blanket',
        'Woven in Anatolia from local wool, fringed at both ends. Big enough for two and a cat.',
      ],
      [
        'Kış Verandası Battaniyesi',
        'Anadolu’da yerli yünden dokunur, iki ucu saçaklıdır. İki kişiye ve bir kediye yeter.',
      ],
    ],
    [
      {
        sku: 'TX-305',
        kind: 'blanket',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 74,
        was: 92,
        dimensions: '130 × 180 cm',
        pattern: 'textured',
        colours: ['sage', 'white', 'sky'],
      },
      [
        'Waffle Cotton Throw',
        'Light in summer, a second layer in winter. The waffle shrinks a little and gets softer; we allowed for both.',
      ],
      [
        'Petek Pamuk Örtü',
        'Yazın ince bir örtü, kışın ikinci kat. Petek dokusu biraz çeker, yumuşar; ikisini de hesaba kattık.',
      ],
    ],
    [
      {
        sku: 'TX-306',
        kind: 'towel',
        brand: 'lodos',
        material: 'cotton-terry',
        price: 28,
        dimensions: '70 × 140 cm',
        colours: ['navy', 'white', 'grey', 'sage'],
      },
      [
        'Turquoise Coast Bath Towel',
        'Denizli terry at 550 grams: thick, but dry by the evening. A loop at each end, because one is never where you need it.',
      ],
      [
        'Turkuaz Kıyı Banyo Havlusu',
        '550 gramlık Denizli havlusu: kalın ama akşama kurur. İki ucunda da askısı var, çünkü biri hep yanlış tarafta kalır.',
      ],
    ],
    [
      {
        sku: 'TX-307',
        kind: 'towel',
        brand: 'nar-tas',
        material: 'organic-cotton',
        price: 32,
        dimensions: '100 × 180 cm',
        colours: ['teal', 'rust', 'yellow', 'charcoal'],
      },
      [
        'Hammam Peshtemal',
        'Flat-woven on old shuttle looms, knotted by hand. Towel, sarong, picnic cloth and, folded, a pillow on the bus.',
      ],
      [
        'Hamam Peştemali',
        'Eski mekikli tezgâhlarda dokunur, saçağı elde bağlanır. Havlu, pareo, piknik örtüsü; katlanınca otobüste yastık.',
      ],
    ],
  ],
};
