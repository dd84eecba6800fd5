import type { Shelf } from '../goods.ts';

export const womenTops: Shelf = {
  category: 'women-tops',
  attributeSet: 'apparel',
  gender: 'women',
  sizes: 'women',
  goods: [
    [
      {
        sku: 'WT-101',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 24,
        fit: 'regular',
        colours: ['white', 'black', 'sage', 'pink'],
      },
      [
        'Breeze Crew T-Shirt',
        'The one you reach for first: a mid-weight crew neck that keeps its shape and never turns see-through. The neckband is taped so that it lies flat.',
      ],
      [
        'Esinti Bisiklet Yaka Tişört',
        'Dolaptan ilk çıkan tişört: orta gramajlı kumaşı formunu korur, içini göstermez. Yaka içi biyelidir, yıkandıkça dalgalanmaz.',
      ],
    ],
    [
      {
        sku: 'WT-102',
        kind: 't-shirt',
        brand: 'nar-tas',
        material: 'modal',
        price: 29,
        fit: 'slim',
        colours: ['black', 'cream', 'burgundy'],
      },
      [
        'Second Skin V-Neck',
        'Cut close with a shallow V, long enough to stay tucked in. Made to disappear under a blazer.',
      ],
      [
        'İkinci Ten V Yaka Bluz',
        'Vücuda oturan kesim, ölçülü bir V yaka ve pantolonun içinde kalan bir boy. Ceketin altında kendini belli etmez.',
      ],
    ],
    [
      {
        sku: 'WT-103',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'linen',
        price: 36,
        fit: 'relaxed',
        colours: ['rust', 'cream', 'sky'],
      },
      [
        'Cove Linen Tee',
        'A boxy T-shirt in knitted linen with slightly dropped shoulders. It dries on the balcony before your coffee is ready.',
      ],
      ['Koy Keten Tişört', 'Düşük omuzlu, bol kesim örme keten tişört. Balkonda, kahve pişene kadar kurur.'],
    ],
    [
      {
        sku: 'WT-104',
        kind: 'shirt',
        brand: 'nar-tas',
        material: 'linen',
        price: 64,
        fit: 'relaxed',
        colours: ['sky', 'white', 'sage'],
      },
      [
        'Terrace Linen Shirt',
        'Mother-of-pearl buttons, a curved hem and one patch pocket. Wear it open over a swimsuit or buttoned up at a dinner table.',
      ],
      [
        'Teras Keten Gömlek',
        'Sedef düğmeler, kavisli etek ucu ve tek cep. Mayonun üzerine önü açık, akşam yemeğinde ilikli giyin.',
      ],
    ],
    [
      {
        sku: 'WT-105',
        kind: 'shirt',
        brand: 'nar-tas',
        material: 'cotton-poplin',
        price: 58,
        was: 72,
        fit: 'oversized',
        colours: ['blue', 'white', 'lilac'],
      },
      [
        'Gallery Poplin Shirt',
        'Borrowed from the boys, then redrawn: wide sleeves, deep cuffs and a hidden placket. Crisp in the morning, pleasantly rumpled by night.',
      ],
      [
        'Galeri Poplin Gömlek',
        'Erkek gömleğinden ödünç alındı, baştan çizildi: geniş kollar, derin manşetler, gizli pat. Sabah dimdik, akşam hoş bir dağınıklıkta.',
      ],
    ],
    [
      {
        sku: 'WT-106',
        kind: 'shirt',
        brand: 'nar-tas',
        material: 'silk',
        price: 118,
        fit: 'regular',
        colours: ['teal', 'cream', 'black'],
      },
      [
        'Moonrise Silk Blouse',
        'Sandwashed silk with a soft, matt surface and covered buttons. The back yoke is gathered, so that it moves when you do.',
      ],
      [
        'Mehtap İpek Bluz',
        'Kum yıkamalı, mat dokulu ipek ve kumaş kaplı düğmeler. Sırttaki büzgü sayesinde sizinle birlikte hareket eder.',
      ],
    ],
    [
      {
        sku: 'WT-107',
        kind: 'shirt',
        brand: 'lodos',
        material: 'denim',
        price: 69,
        fit: 'regular',
        colours: ['blue', 'sky'],
      },
      [
        'Dockside Denim Shirt',
        'Light denim, stone-washed once, with snap buttons that open in one pull. Layer it like a jacket from spring on.',
      ],
      [
        'Rıhtım Kot Gömlek',
        'Bir kez taş yıkanmış ince denim ve tek hamlede açılan çıtçıtlar. Baharda ceket yerine de geçer.',
      ],
    ],

    [
      {
        sku: 'WT-108',
        kind: 't-shirt',
        brand: 'ayaz',
        material: 'merino',
        price: 52,
        fit: 'regular',
        colours: ['lilac', 'charcoal', 'cream'],
      },
      [
        'Long Weekend Merino Tee',
        'Four days, one T-shirt: merino airs itself overnight. Fine enough to wear under a shirt.',
      ],
      [
        'Uzun Hafta Sonu Merinos Tişört',
        'Dört gün, tek tişört: merinos geceleyin kendi kendine havalanır. Gömlek altına girecek kadar incedir.',
      ],
    ],
  ],
};
