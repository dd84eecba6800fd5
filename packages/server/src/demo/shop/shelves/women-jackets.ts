import type { Shelf } from '../goods.ts';

export const womenJackets: Shelf = {
  category: 'women-jackets',
  attributeSet: 'apparel',
  gender: 'women',
  sizes: 'women',
  goods: [
    [
      {
        sku: 'WJ-501',
        kind: 'jacket',
        brand: 'lodos',
        material: 'denim',
        price: 96,
        fit: 'regular',
        colours: ['blue', 'black'],
      },
      ['Ferry Denim Jacket', 'Cropped at the hip with room for a sweater. Copper rivets, no fake pockets.'],
      ['Vapur Kot Ceket', 'Kalçada biten boy, kazak payı bırakan kesim. Bakır perçinler, sahte cep yok.'],
    ],
    [
      {
        sku: 'WJ-502',
        kind: 'jacket',
        brand: 'ayaz',
        material: 'wool',
        price: 198,
        was: 248,
        fit: 'tailored',
        colours: ['camel', 'charcoal', 'navy'],
        boost: 10,
      },
      [
        'Bosphorus Wool Jacket',
        'Double-faced wool without lining: light, warm and the same inside as out. Stitched by hand along the lapel.',
      ],
      ['Boğaz Yün Ceket', 'Çift yüzlü yünden, astarsız: hafif, sıcak, içi dışı bir. Yaka kenarı el dikişidir.'],
    ],
    [
      {
        sku: 'WJ-503',
        kind: 'jacket',
        brand: 'ayaz',
        material: 'recycled-nylon',
        price: 142,
        fit: 'relaxed',
        colours: ['black', 'sage', 'lilac'],
      },
      [
        'Drizzle Rain Jacket',
        'Taped seams, a hood that turns with your head and cuffs that close over gloves. Packs into its own pocket.',
      ],
      [
        'Çisenti Yağmurluk',
        'Bantlı dikişler, başınızla birlikte dönen kapüşon, eldivenin üzerine kapanan manşetler. Kendi cebine katlanır.',
      ],
    ],
    [
      {
        sku: 'WJ-504',
        kind: 'jacket',
        brand: 'nar-tas',
        material: 'linen',
        price: 134,
        fit: 'tailored',
        colours: ['rust', 'cream'],
      },
      [
        'Courtyard Linen Blazer',
        'Single-breasted and half-lined, with shoulders that are nobody’s but yours. Creases are part of the design.',
      ],
      ['Avlu Keten Blazer', 'Tek sıra düğmeli, yarım astarlı; vatkasız, omuzlar sizin. Kırışıklıklar tasarıma dahil.'],
    ],
    [
      {
        sku: 'WJ-505',
        kind: 'jacket',
        brand: 'tersane',
        material: 'leather',
        price: 289,
        fit: 'slim',
        colours: ['black', 'brown'],
      },
      [
        'Night Shift Biker Jacket',
        'Vegetable-tanned lambskin that takes on your posture within a month. The zips are heavy and run smoothly.',
      ],
      [
        'Gece Vardiyası Deri Ceket',
        'Bir ay içinde duruşunuza uyan, bitkisel tabaklanmış kuzu derisi. Fermuarları ağır, akışı pürüzsüz.',
      ],
    ],
  ],
};
