import type { Shelf } from '../goods.ts';

export const menJackets: Shelf = {
  category: 'men-jackets',
  attributeSet: 'apparel',
  gender: 'men',
  sizes: 'men',
  goods: [
    [
      {
        sku: 'MJ-501',
        kind: 'jacket',
        brand: 'lodos',
        material: 'denim',
        price: 99,
        fit: 'regular',
        colours: ['blue', 'charcoal'],
      },
      ['Railway Denim Jacket', 'Four pockets, adjustable hem, corduroy under the collar. Breaks in like good boots.'],
      ['Demiryolu Kot Ceket', 'Dört cep, ayarlı etek, yaka altında fitilli kadife. İyi bir bot gibi giydikçe oturur.'],
    ],
    [
      {
        sku: 'MJ-502',
        kind: 'jacket',
        brand: 'ayaz',
        material: 'recycled-nylon',
        price: 158,
        was: 198,
        fit: 'regular',
        colours: ['navy', 'olive', 'black'],
        boost: 10,
      },
      [
        'Headwind Shell Jacket',
        'Three layers, waterproof to 15,000 mm, and quiet enough for the cinema. The hood folds into the collar.',
      ],
      [
        'Karşı Rüzgâr Mont',
        'Üç katmanlı, 15.000 mm su geçirmez, sinemada hışırdamayacak kadar sessiz. Kapüşonu yakaya katlanır.',
      ],
    ],
    [
      {
        sku: 'MJ-503',
        kind: 'jacket',
        brand: 'ayaz',
        material: 'wool',
        price: 224,
        fit: 'tailored',
        colours: ['charcoal', 'camel'],
      },
      [
        'Pier Head Pea Coat',
        'Melton wool with a collar that stands against wind. Anchor buttons, because some traditions are right.',
      ],
      ['İskele Başı Kaban', 'Rüzgârda dik duran yakasıyla melton yün. Çapa düğmeler, çünkü bazı gelenekler haklıdır.'],
    ],
    [
      {
        sku: 'MJ-504',
        kind: 'jacket',
        brand: 'lodos',
        material: 'cotton-twill',
        price: 108,
        fit: 'regular',
        colours: ['beige', 'navy', 'green'],
      },
      [
        'Foreman Chore Jacket',
        'The French worker’s jacket: three pockets, four buttons, nothing to explain. Fades where you work.',
      ],
      [
        'Ustabaşı İş Ceketi',
        'Fransız işçi ceketi: üç cep, dört düğme, açıklanacak bir şey yok. Nerede çalışıyorsanız orası solar.',
      ],
    ],
    [
      {
        sku: 'MJ-505',
        kind: 'jacket',
        brand: 'tersane',
        material: 'suede',
        price: 312,
        fit: 'regular',
        colours: ['brown', 'camel'],
      },
      [
        'Shipyard Suede Jacket',
        'Goat suede with a cotton lining and a two-way zip. Protect it once a season and forget about it.',
      ],
      [
        'Tersane Süet Ceket',
        'Pamuk astarlı keçi süeti, çift yönlü fermuar. Mevsimde bir kez koruyucu sürün, gerisini unutun.',
      ],
    ],
  ],
};
