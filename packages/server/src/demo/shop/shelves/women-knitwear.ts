import type { Shelf } from '../goods.ts';

export const womenKnitwear: Shelf = {
  category: 'women-knitwear',
  attributeSet: 'apparel',
  gender: 'women',
  sizes: 'women',
  goods: [
    [
      {
        sku: 'WK-401',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'merino',
        price: 86,
        fit: 'regular',
        colours: ['rust', 'cream', 'navy', 'sage'],
        boost: 10,
      },
      [
        'Feather Merino Crew',
        'Fine enough for a blouse underneath, warm enough for the ferry. Seams are linked by hand at the shoulder.',
      ],
      [
        'Tüy Merinos Kazak',
        'İçine bluz girecek kadar ince, vapurda üşütmeyecek kadar sıcak. Omuz dikişleri elde remayözdür.',
      ],
    ],
    [
      {
        sku: 'WK-402',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'wool',
        price: 104,
        fit: 'oversized',
        pattern: 'cable',
        colours: ['cream', 'camel', 'grey'],
      },
      [
        'Lighthouse Cable Sweater',
        'Thick cables, roomy sleeves and a collar you can hide your chin in. It takes eleven hours to knit.',
      ],
      [
        'Fener Saç Örgülü Kazak',
        'Kalın saç örgüleri, bol kollar ve çenenizi saklayabileceğiniz bir yaka. Örülmesi on bir saat sürer.',
      ],
    ],
    [
      {
        sku: 'WK-403',
        kind: 'sweater',
        brand: 'nar-tas',
        material: 'cashmere',
        price: 168,
        was: 210,
        fit: 'slim',
        colours: ['pink', 'charcoal', 'lilac'],
      },
      [
        'Cloud Cashmere V-Neck',
        'Two-ply cashmere from long fibres, so that it pills little. Give it a day of rest between wears and it will last for years.',
      ],
      [
        'Bulut Kaşmir V Yaka Kazak',
        'Uzun elyaflı, iki katlı kaşmir; kolay tüylenmez. İki giyiş arasında bir gün dinlendirin, yıllarca sizinle kalsın.',
      ],
    ],
    [
      {
        sku: 'WK-404',
        kind: 'sweater',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 62,
        fit: 'relaxed',
        colours: ['yellow', 'sky', 'white'],
      },
      [
        'Marina Cotton Jumper',
        'A summer jumper for the hour after sunset. Open stitches let the wind through, but not all of it.',
      ],
      [
        'Marina Pamuklu Kazak',
        'Gün battıktan sonraki saat için yazlık bir kazak. Seyrek örgüsü rüzgârı geçirir, ama hepsini değil.',
      ],
    ],
    [
      {
        sku: 'WK-405',
        kind: 'sweater',
        brand: 'ayaz',
        material: 'wool',
        price: 92,
        fit: 'regular',
        pattern: 'ribbed',
        colours: ['black', 'olive', 'burgundy'],
      },
      [
        'Window Seat Roll Neck',
        'Ribbed from hem to chin, close at the body and soft at the throat. Pairs with everything you own in denim.',
      ],
      [
        'Cam Kenarı Balıkçı Yaka',
        'Etekten çeneye fitilli; gövdede oturur, boğazda yumuşacıktır. Dolaptaki her kotla anlaşır.',
      ],
    ],
  ],
};
