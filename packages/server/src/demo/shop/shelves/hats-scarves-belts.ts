import type { Shelf } from '../goods.ts';

export const hatsScarvesBelts: Shelf = {
  category: 'hats-scarves-belts',
  attributeSet: 'accessory',
  gender: 'unisex',
  sizes: 'one',
  goods: [
    [
      {
        sku: 'AC-401',
        kind: 'scarf',
        brand: 'ayaz',
        material: 'cashmere',
        price: 96,
        dimensions: '30 × 180 cm',
        colours: ['camel', 'grey', 'burgundy', 'navy'],
      },
      [
        'Snowdrop Cashmere Scarf',
        'Woven, not knitted, and brushed with real teasels. Wraps twice without turning into a pillow.',
      ],
      [
        'Kardelen Kaşmir Atkı',
        'Örgü değil dokuma; doğal diken fırçayla kabartılmıştır. İki tur dolanır, yastığa dönmez.',
      ],
    ],
    [
      {
        sku: 'AC-402',
        kind: 'scarf',
        brand: 'nar-tas',
        material: 'silk',
        price: 68,
        was: 85,
        dimensions: '90 × 90 cm',
        colours: ['red', 'teal', 'gold'],
      },
      ['Bazaar Silk Square', 'Twill silk with hand-rolled edges. For the neck, the hair or the handle of a bag.'],
      ['Çarşı İpek Eşarp', 'Kenarları elde kıvrılmış tivil ipek. Boyuna, saça, çanta sapına.'],
    ],
    [
      {
        sku: 'AC-403',
        kind: 'scarf',
        brand: 'lodos',
        material: 'linen',
        price: 39,
        dimensions: '60 × 190 cm',
        colours: ['sage', 'cream', 'sky'],
      },
      ['Sea Breeze Linen Scarf', 'Gauze-weight linen for cold cinemas and late boats. Crinkles, and is meant to.'],
      [
        'Deniz Meltemi Keten Şal',
        'Serin sinemalar ve geç saat vapurları için tülbent inceliğinde keten. Kırışır, zaten öyle olması gerekir.',
      ],
    ],
    [
      {
        sku: 'AC-404',
        kind: 'hat',
        brand: 'ayaz',
        material: 'wool',
        price: 34,
        colours: ['charcoal', 'rust', 'navy', 'cream'],
      },
      [
        'Platform Felt Hat',
        'Blocked by hand from one piece of felt, with a brim that snaps down against rain. Rolls into a coat pocket and forgives you.',
      ],
      [
        'Peron Fötr Şapka',
        'Tek parça keçeden elde kalıplanır, kenarı yağmura karşı aşağı kıvrılır. Palto cebine rulo yapılır, darılmaz.',
      ],
    ],
    [
      { sku: 'AC-405', kind: 'hat', brand: 'nar-tas', material: 'straw', price: 46, colours: ['beige', 'black'] },
      ['August Sun Hat', 'A brim of nine centimetres, wired at the edge so that it stays the way you bend it.'],
      ['Ağustos Güneş Şapkası', 'Dokuz santimlik kenarı telli; nasıl bükerseniz öyle kalır.'],
    ],
    [
      {
        sku: 'AC-406',
        kind: 'belt',
        brand: 'tersane',
        material: 'leather',
        price: 49,
        dimensions: '3.5 × 110 cm',
        colours: ['brown', 'black', 'camel'],
      },
      [
        'One-Piece Leather Belt',
        'A single strip of bridle leather, four millimetres thick, with a solid brass buckle. Cut it to length at home.',
      ],
      [
        'Tek Parça Deri Kemer',
        'Dört milimetrelik tek parça koşum derisi, masif pirinç toka. Boyunu evde kendiniz kesersiniz.',
      ],
    ],
    [
      {
        sku: 'AC-407',
        kind: 'belt',
        brand: 'lodos',
        material: 'canvas',
        price: 24,
        dimensions: '3.2 × 120 cm',
        colours: ['navy', 'olive', 'beige'],
      },
      ['Slide Webbing Belt', 'Cotton webbing that tightens at any point and passes the airport without a beep.'],
      ['Kaydırmalı Dokuma Kemer', 'Her noktada sıkılan pamuk dokuma; havalimanından ötmeden geçer.'],
    ],
  ],
};
