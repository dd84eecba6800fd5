import type { Shelf } from '../goods.ts';

export const womenBottoms: Shelf = {
  category: 'women-bottoms',
  attributeSet: 'apparel',
  gender: 'women',
  sizes: 'women',
  goods: [
    [
      {
        sku: 'WB-301',
        kind: 'trousers',
        brand: 'nar-tas',
        material: 'linen',
        price: 74,
        fit: 'wide',
        colours: ['olive', 'cream', 'black'],
      },
      [
        'Veranda Wide Trousers',
        'High waist, pleats in front, elastic behind: nobody will know how comfortable they are. Hem left long so that you can choose.',
      ],
      [
        'Veranda Bol Pantolon',
        'Yüksek bel, önü pileli, arkası lastikli: ne kadar rahat olduğunu kimse anlamaz. Paçası, boyunu siz ayarlayın diye uzun.',
      ],
    ],
    [
      {
        sku: 'WB-302',
        kind: 'trousers',
        brand: 'lodos',
        material: 'denim',
        price: 79,
        fit: 'straight',
        colours: ['blue', 'black', 'white'],
      },
      [
        'Straight Jean No. 4',
        'Rigid denim with just one per cent of give, washed with pumice and little water. Sits on the waist, ends at the ankle.',
      ],
      ['Düz Paça Jean No. 4', 'Yalnızca yüzde bir esneyen, az suyla yıkanmış sert denim. Belde oturur, bilekte biter.'],
    ],
    [
      {
        sku: 'WB-303',
        kind: 'trousers',
        brand: 'nar-tas',
        material: 'wool',
        price: 112,
        was: 139,
        fit: 'tailored',
        colours: ['charcoal', 'navy', 'camel'],
      },
      [
        'Morning Tailored Trousers',
        'Half-lined, with a pressed crease that survives the commute. The waistband is finished inside with cotton, as in a suit.',
      ],
      [
        'Sabah Kumaş Pantolon',
        'Yarım astarlı, ütü izi yolda bozulmaz. Kemerin içi, takım elbisedeki gibi pamukla temizlenmiştir.',
      ],
    ],
    [
      {
        sku: 'WB-304',
        kind: 'skirt',
        brand: 'nar-tas',
        material: 'viscose',
        price: 59,
        fit: 'regular',
        colours: ['rust', 'black', 'teal'],
      },
      ['Tide Midi Skirt', 'Cut in a half circle, so that it swings. The zip is at the side and invisible.'],
      ['Dalga Midi Etek', 'Yarım kloş kesim, yürüdükçe salınır. Fermuarı yanda ve gizlidir.'],
    ],
    [
      {
        sku: 'WB-305',
        kind: 'skirt',
        brand: 'lodos',
        material: 'denim',
        price: 54,
        fit: 'regular',
        colours: ['blue', 'black'],
      },
      ['Pier Denim Skirt', 'An A-line that ends above the knee, with a button front and five real pockets.'],
      ['İskele Kot Etek', 'Diz üstünde biten A kesim; önden düğmeli ve beş cebin beşi de gerçek.'],
    ],
    [
      {
        sku: 'WB-306',
        kind: 'skirt',
        brand: 'ayaz',
        material: 'wool',
        price: 88,
        fit: 'regular',
        colours: ['grey', 'burgundy'],
      },
      [
        'Library Pleated Skirt',
        'Felted wool that needs no lining and hardly any ironing. The pleats are stitched down to the hip and free below.',
      ],
      [
        'Kitaplık Pileli Etek',
        'Astar istemeyen, ütüyü neredeyse unutturan keçeleşmiş yün. Pileleri kalçaya kadar dikili, altı serbesttir.',
      ],
    ],
  ],
};
