import type { Shelf } from '../goods.ts';

export const menKnitwear: Shelf = {
  category: 'men-knitwear',
  attributeSet: 'apparel',
  gender: 'men',
  sizes: 'men',
  goods: [
    [
      {
        sku: 'MK-401',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'merino',
        price: 89,
        fit: 'slim',
        colours: ['navy', 'grey', 'burgundy', 'black'],
      },
      [
        'Captain Merino Crew',
        'The sweater between shirt and jacket. Fourteen-gauge, fully fashioned, with a neck that does not gape.',
      ],
      [
        'Kaptan Merinos Kazak',
        'Gömlekle ceketin arasındaki kazak. İnce örgü, tek parça şekillendirilmiş; yakası açılmaz.',
      ],
    ],
    [
      {
        sku: 'MK-402',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'wool',
        price: 112,
        fit: 'regular',
        pattern: 'cable',
        colours: ['green', 'cream', 'charcoal'],
      },
      [
        'Storm Watch Cable Sweater',
        'Undyed lanolin-rich wool in the cream one, which sheds a light rain. The others are merely very warm.',
      ],
      [
        'Fırtına Nöbeti Kazak',
        'Krem rengi boyasız ve lanolinlidir, ince yağmuru geçirmez. Diğerleri yalnızca çok sıcaktır.',
      ],
    ],
    [
      {
        sku: 'MK-403',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'wool',
        price: 98,
        was: 124,
        fit: 'regular',
        colours: ['camel', 'navy'],
      },
      [
        'North Quay Roll Neck',
        'A fisherman’s collar in softer wool than fishermen had. Sits well under a coat because the sleeves are slim.',
      ],
      [
        'Kuzey Rıhtımı Balıkçı Yaka',
        'Balıkçıların yakası, onlarınkinden yumuşak bir yünle. Kolları dar olduğundan kabanın altında toplanmaz.',
      ],
    ],
    [
      {
        sku: 'MK-404',
        kind: 'sweater',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 64,
        fit: 'relaxed',
        colours: ['sky', 'beige', 'charcoal'],
      },
      [
        'Jetty Cotton Sweater',
        'Moss stitch in cotton, for the deck and the drive home. May be thrown into the machine.',
      ],
      ['Mendirek Pamuklu Kazak', 'Pirinç örgü pamuk; güverteye de dönüş yoluna da uyar. Makineye atılabilir.'],
    ],
    [
      {
        sku: 'MK-405',
        kind: 'sweater',
        brand: 'nar-tas',
        material: 'cashmere',
        price: 179,
        fit: 'slim',
        colours: ['grey', 'navy', 'olive'],
      },
      [
        'Opera Cashmere Crew',
        'Weighs as much as a newspaper and warms like a coat. Finished with a rib that springs back.',
      ],
      ['Opera Kaşmir Kazak', 'Bir gazete kadar hafif, bir kaban kadar sıcak. Lastikleri esneyip geri toplanır.'],
    ],
  ],
};
