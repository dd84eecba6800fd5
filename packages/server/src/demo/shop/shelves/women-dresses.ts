import type { Shelf } from '../goods.ts';

export const womenDresses: Shelf = {
  category: 'women-dresses',
  attributeSet: 'apparel',
  gender: 'women',
  sizes: 'women',
  goods: [
    [
      {
        sku: 'WD-201',
        kind: 'dress',
        brand: 'nar-tas',
        material: 'linen',
        price: 98,
        fit: 'relaxed',
        colours: ['rust', 'sage', 'white'],
        boost: 20,
      },
      [
        'Olive Grove Linen Dress',
        'Midi length, square neck, deep side pockets. The tie at the back lets you decide how much shape you want today.',
      ],
      [
        'Zeytinlik Keten Elbise',
        'Midi boy, kare yaka, derin yan cepler. Arkadaki bağcıkla ne kadar oturacağına siz karar verirsiniz.',
      ],
    ],
    [
      {
        sku: 'WD-202',
        kind: 'dress',
        brand: 'nar-tas',
        material: 'viscose',
        price: 84,
        was: 110,
        fit: 'regular',
        colours: ['teal', 'black', 'burgundy'],
      },
      [
        'Harbour Swing Dress',
        'A waist that sits where yours is and a skirt that opens when you turn. Falls just below the knee.',
      ],
      ['Liman Kloş Elbise', 'Tam belinize oturan bir kesim, dönünce açılan bir etek. Boyu dizin hemen altında biter.'],
    ],
    [
      {
        sku: 'WD-203',
        kind: 'dress',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 56,
        fit: 'relaxed',
        colours: ['navy', 'grey', 'olive'],
      },
      [
        'Sunday Jersey Dress',
        'As easy as a T-shirt, as finished as a dress. Pockets in the side seams make stairs and bicycles no problem.',
      ],
      [
        'Pazar Penye Elbise',
        'Tişört kadar rahat, elbise kadar derli toplu. Yan dikişinde cepleri var; merdiven de bisiklet de sorun olmaz.',
      ],
    ],
    [
      {
        sku: 'WD-204',
        kind: 'dress',
        brand: 'nar-tas',
        material: 'silk',
        price: 189,
        fit: 'slim',
        colours: ['black', 'gold'],
      },
      [
        'Evening Slip Dress',
        'Cut on the bias, which is why it follows you without clinging. Straps adjust at the back and stay there.',
      ],
      [
        'Gece Askılı Elbise',
        'Verev kesim sayesinde üzerinize yapışmadan sizi izler. Askıları arkadan ayarlanır ve kaymaz.',
      ],
    ],
    [
      {
        sku: 'WD-205',
        kind: 'dress',
        brand: 'nar-tas',
        material: 'cotton-poplin',
        price: 92,
        fit: 'regular',
        colours: ['yellow', 'white', 'sky'],
      },
      [
        'Orchard Sun Dress',
        'Wide straps, a belt of the same cloth and a skirt that takes the stairs before you do. For picnics and for offices with a view.',
      ],
      [
        'Bahçe Askılı Elbise',
        'Geniş askılar, kendi kumaşından kemer ve merdiveni sizden önce inen bir etek. Hem pikniğe hem manzaralı ofise.',
      ],
    ],
    [
      {
        sku: 'WD-206',
        kind: 'dress',
        brand: 'ayaz',
        material: 'merino',
        price: 128,
        fit: 'slim',
        pattern: 'ribbed',
        colours: ['charcoal', 'camel', 'burgundy'],
      },
      [
        'Ribbed Merino Dress',
        'A long, fine rib that warms without weight. Works with boots in January and bare legs in April.',
      ],
      [
        'Fitilli Merinos Elbise',
        'Uzun, ince fitilli; ağırlık yapmadan ısıtır. Ocakta botla, nisanda çıplak bacakla giyilir.',
      ],
    ],
  ],
};
