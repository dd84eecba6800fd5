import type { Shelf } from '../goods.ts';

export const decoration: Shelf = {
  category: 'decoration',
  attributeSet: 'homeware',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'DC-401',
        kind: 'vase',
        brand: 'kuzine',
        material: 'stoneware',
        price: 44,
        dimensions: '26 × 14 cm',
        colours: ['charcoal', 'cream', 'rust'],
        boost: 10,
      },
      ['Single Branch Vase', 'A narrow neck that makes one branch look like a decision. Heavy at the bottom.'],
      ['Tek Dal Vazo', 'Tek bir dalı bile bilinçli bir seçim gibi gösteren dar ağız. Dibi ağırdır, devrilmez.'],
    ],
    [
      {
        sku: 'DC-402',
        kind: 'vase',
        brand: 'kuzine',
        material: 'glass',
        price: 52,
        was: 65,
        dimensions: '30 × 18 cm',
        colours: ['teal', 'sky', 'lilac'],
      },
      [
        'Beykoz Glass Vase',
        'Mouth-blown, with the small bubbles that prove it. Holds tulips upright and peonies in a crowd.',
      ],
      ['Beykoz Cam Vazo', 'Ağızla üflenmiştir; küçük kabarcıkları kanıtı. Laleyi dik, şakayığı bir arada tutar.'],
    ],
    [
      {
        sku: 'DC-403',
        kind: 'vase',
        brand: 'kuzine',
        material: 'terracotta',
        price: 36,
        dimensions: '22 × 20 cm',
        colours: ['rust', 'white'],
      },
      [
        'Amphora Vase',
        'Two small ears and a round body, glazed inside so that it holds water. Outside it stays raw and dusty.',
      ],
      ['Amfora Vazo', 'İki küçük kulp, yuvarlak gövde; içi sırlı olduğu için su tutar. Dışı ham ve tozlu kalır.'],
    ],
    [
      {
        sku: 'DC-404',
        kind: 'candle',
        brand: 'nar-tas',
        material: 'soy-wax',
        price: 26,
        dimensions: '220 g · 45 h',
        colours: ['sage', 'cream', 'burgundy', 'navy'],
      },
      ['Fig & Sea Salt Candle', 'Green fig at first, then salt and warm wood. Cotton wick, no soot on the ceiling.'],
      ['İncir & Deniz Tuzu Mumu', 'Önce yeşil incir, sonra tuz ve sıcak ahşap. Pamuk fitil, tavanda is bırakmaz.'],
    ],
    [
      {
        sku: 'DC-405',
        kind: 'candle',
        brand: 'nar-tas',
        material: 'beeswax',
        price: 18,
        was: 22,
        dimensions: '180 g · 40 h',
        colours: ['gold', 'white'],
      },
      [
        'Beeswax in a Jar',
        'Poured slowly into a jar you will want to keep. It smells of honey even when it is not lit.',
      ],
      ['Kavanozda Balmumu', 'Saklamak isteyeceğiniz bir kavanoza ağır ağır dökülür. Yanmazken bile bal kokar.'],
    ],
    [
      {
        sku: 'DC-406',
        kind: 'plant-pot',
        brand: 'kuzine',
        material: 'terracotta',
        price: 24,
        dimensions: 'Ø 18 cm',
        colours: ['rust', 'cream', 'charcoal'],
      },
      [
        'Windowsill Pot',
        'Terracotta that breathes, with a saucer that catches what you overwater. For basil and good intentions.',
      ],
      ['Pencere Önü Saksısı', 'Nefes alan toprak saksı, fazla suyu toplayan tabağıyla. Fesleğen ve iyi niyetler için.'],
    ],
    [
      {
        sku: 'DC-407',
        kind: 'plant-pot',
        brand: 'kuzine',
        material: 'stoneware',
        price: 48,
        dimensions: 'Ø 26 cm',
        colours: ['navy', 'white', 'sage'],
      },
      [
        'Rubber Tree Planter',
        'Glazed stoneware with a cork foot that spares the parquet. Drains through a plug you can close.',
      ],
      ['Kauçuk Ağacı Saksısı', 'Parkeyi koruyan mantar ayaklı sırlı seramik. Tapası kapatılabilen bir tahliyesi var.'],
    ],
  ],
};
