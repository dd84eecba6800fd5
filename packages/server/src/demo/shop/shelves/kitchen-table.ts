import type { Shelf } from '../goods.ts';

export const kitchenTable: Shelf = {
  category: 'kitchen-table',
  attributeSet: 'homeware',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'KT-101',
        kind: 'mug',
        brand: 'kuzine',
        material: 'stoneware',
        price: 16,
        dimensions: '350 ml',
        colours: ['sage', 'cream', 'navy', 'rust'],
        boost: 10,
      },
      [
        'Hearth Stoneware Mug',
        'Thrown thick, so that tea stays hot through a phone call. Glaze breaks a little differently on each one.',
      ],
      [
        'Ocakbaşı Seramik Kupa',
        'Çayı bir telefon konuşması boyunca sıcak tutan kalın çeperli kupa. Sırı her birinde biraz farklı akar.',
      ],
    ],
    [
      {
        sku: 'KT-102',
        kind: 'mug',
        brand: 'kuzine',
        material: 'porcelain',
        price: 14,
        dimensions: '220 ml',
        colours: ['teal', 'white', 'red', 'gold'],
      },
      [
        'Long Talk Coffee Cup',
        'Porcelain so thin that light comes through, with a handle for a whole finger. Turkish coffee or filter, it takes no side.',
      ],
      [
        'Uzun Sohbet Kahve Kupası',
        'Işığı geçirecek kadar ince porselen, parmağın tamamına yer veren bir kulp. Türk kahvesi mi filtre mi, taraf tutmaz.',
      ],
    ],
    [
      {
        sku: 'KT-103',
        kind: 'mug',
        brand: 'kuzine',
        material: 'enamel',
        price: 12,
        was: 16,
        dimensions: '300 ml',
        colours: ['green', 'white', 'blue'],
      },
      ['Campfire Enamel Mug', 'Chips where you drop it and goes on. The rim is steel.'],
      ['Kamp Ateşi Emaye Kupa', 'Düşürdüğünüz yerden çatlar, yine de yoluna devam eder. Ağız kenarı çeliktir.'],
    ],
    [
      {
        sku: 'KT-104',
        kind: 'teapot',
        brand: 'kuzine',
        material: 'stoneware',
        price: 58,
        dimensions: '1 l',
        colours: ['charcoal', 'sage', 'cream'],
        boost: 10,
      },
      [
        'Long Afternoon Teapot',
        'A spout that does not drip and a handle that stays cool. The strainer is big enough for leaves to unfold.',
      ],
      ['Uzun İkindi Demliği', 'Damlatmayan ağız, ısınmayan kulp. Süzgeci yaprakların açılacağı kadar geniş.'],
    ],
    [
      {
        sku: 'KT-105',
        kind: 'teapot',
        brand: 'kuzine',
        material: 'porcelain',
        price: 72,
        was: 89,
        dimensions: '800 ml',
        colours: ['sky', 'white'],
      },
      ['Grandmother’s Porcelain Teapot', 'A round belly, a gold-free rim: it may go into the dishwasher, unlike hers.'],
      ['Anneanne Porselen Demlik', 'Yuvarlak göbekli, yaldızsız: onunkinin aksine bulaşık makinesine girebilir.'],
    ],
    [
      {
        sku: 'KT-106',
        kind: 'plates',
        brand: 'kuzine',
        material: 'stoneware',
        price: 84,
        dimensions: '4 × Ø 27 cm',
        colours: ['sage', 'cream', 'charcoal'],
      },
      [
        'Long Table Dinner Plates',
        'Four plates with a raised rim that keeps sauce and peas where they belong. They stack without a wobble.',
      ],
      [
        'Uzun Sofra Servis Tabakları',
        'Sosu da bezelyeyi de yerinde tutan yüksek kenarlı dört tabak. Üst üste sallanmadan durur.',
      ],
    ],
    [
      {
        sku: 'KT-107',
        kind: 'plates',
        brand: 'kuzine',
        material: 'porcelain',
        price: 62,
        dimensions: '6 × Ø 19 cm',
        colours: ['blue', 'white'],
      },
      [
        'Breakfast Plates',
        'Six small plates for olives, cheese and everything else that makes a Turkish breakfast take two hours.',
      ],
      ['Serpme Kahvaltı Tabakları', 'Zeytin, peynir ve kahvaltıyı iki saate uzatan her şey için altı küçük tabak.'],
    ],

    [
      {
        sku: 'KT-108',
        kind: 'mug',
        brand: 'kuzine',
        material: 'stoneware',
        price: 9,
        dimensions: '320 ml',
        colours: ['sky', 'teal', 'gold'],
      },
      [
        'Two-Tone Breakfast Mug',
        'Dipped by hand, so the line between the colours is never quite straight. Holds as much as you need before nine.',
      ],
      [
        'İki Renkli Kahvaltı Kupası',
        'Elde daldırıldığı için iki rengin sınırı hiçbir zaman tam düz değildir. Saat dokuzdan önce ne kadar gerekiyorsa o kadar alır.',
      ],
    ],
  ],
};
