import type { Shelf } from '../goods.ts';

export const menTrousers: Shelf = {
  category: 'men-trousers',
  attributeSet: 'apparel',
  gender: 'men',
  sizes: 'men',
  goods: [
    [
      {
        sku: 'MB-301',
        kind: 'trousers',
        brand: 'lodos',
        material: 'cotton-twill',
        price: 69,
        fit: 'slim',
        colours: ['beige', 'navy', 'olive', 'black'],
      },
      ['Commuter Chino', 'A little stretch for the bicycle, a hidden zip pocket for the card. The crease is optional.'],
      ['Yolcu Chino Pantolon', 'Bisiklet için biraz esneklik, kart için gizli fermuarlı cep. Ütü izi isteğe bağlı.'],
    ],
    [
      {
        sku: 'MB-302',
        kind: 'trousers',
        brand: 'lodos',
        material: 'denim',
        price: 84,
        fit: 'straight',
        colours: ['navy', 'blue', 'black'],
      },
      [
        'Straight Jean No. 9',
        'Fourteen-ounce denim with selvedge at the outseam. Stiff at first, yours after a month.',
      ],
      [
        'Düz Paça Jean No. 9',
        'Dış dikişi kendinden kenarlı, on dört onsluk denim. İlk başta sert, bir ay sonra sizin.',
      ],
    ],
    [
      {
        sku: 'MB-303',
        kind: 'trousers',
        brand: 'lodos',
        material: 'linen',
        price: 72,
        was: 90,
        fit: 'relaxed',
        colours: ['olive', 'cream', 'charcoal'],
      },
      [
        'Siesta Linen Trousers',
        'A drawstring inside a proper waistband, so you look dressed. Pockets deep enough for a paperback.',
      ],
      [
        'Siesta Keten Pantolon',
        'Düzgün bir kemerin içinde bağcık var: rahatsınız ama derli toplu görünürsünüz. Cepleri bir cep kitabını alır.',
      ],
    ],
    [
      {
        sku: 'MB-304',
        kind: 'trousers',
        brand: 'ayaz',
        material: 'wool',
        price: 124,
        fit: 'tailored',
        colours: ['charcoal', 'navy'],
      },
      [
        'Consul Wool Trousers',
        'Four-season wool from long yarns that hang the creases out overnight. Lined to the knee.',
      ],
      ['Konsül Yün Pantolon', 'Kırışığı bir gecede askıda açılan dört mevsim yün. Dize kadar astarlı.'],
    ],
    [
      {
        sku: 'MB-305',
        kind: 'trousers',
        brand: 'lodos',
        material: 'corduroy',
        price: 78,
        fit: 'regular',
        pattern: 'ribbed',
        colours: ['camel', 'brown', 'green'],
      },
      [
        'Record Store Cords',
        'Eight-wale corduroy that whispers when you walk. Cut straight with a slightly higher rise.',
      ],
      [
        'Plakçı Fitilli Kadife Pantolon',
        'Yürürken fısıldayan kalın fitilli kadife. Düz kesim, beli bir parmak yüksek.',
      ],
    ],
  ],
};
