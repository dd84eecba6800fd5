import type { Shelf } from '../goods.ts';

export const sneakers: Shelf = {
  category: 'sneakers',
  attributeSet: 'footwear',
  gender: 'unisex',
  sizes: 'shoes',
  goods: [
    [
      {
        sku: 'SN-101',
        kind: 'sneakers',
        brand: 'tersane',
        material: 'leather',
        price: 118,
        colours: ['white', 'black', 'navy'],
        boost: 20,
      },
      [
        'Court Low Sneaker',
        'Full-grain leather on a stitched rubber cup sole, so that it can be resoled. No logo to outgrow.',
      ],
      [
        'Kort Deri Sneaker',
        'Dikişli kauçuk taban üzerinde tam kalınlıkta deri; tabanı yenilenebilir. Modası geçecek bir logosu yok.',
      ],
    ],
    [
      {
        sku: 'SN-102',
        kind: 'sneakers',
        brand: 'lodos',
        material: 'canvas',
        price: 64,
        was: 79,
        colours: ['red', 'cream', 'navy', 'black'],
      },
      [
        'Quayside Canvas Sneaker',
        'Washable canvas with a cork footbed that remembers you. The laces are a little too long, on purpose.',
      ],
      [
        'Rıhtım Kanvas Sneaker',
        'Yıkanabilir kanvas ve ayağınızı hatırlayan mantar iç taban. Bağcıkları bilerek biraz uzun.',
      ],
    ],
    [
      {
        sku: 'SN-103',
        kind: 'sneakers',
        brand: 'ayaz',
        material: 'recycled-nylon',
        price: 132,
        colours: ['grey', 'teal', 'black'],
      },
      [
        'Coast Path Runner',
        'A cushioned everyday runner with a wide toe box and a tongue that stays in the middle. 240 grams in size 42.',
      ],
      [
        'Sahil Yolu Koşu Ayakkabısı',
        'Geniş burunlu, yastıklamalı bir günlük koşu ayakkabısı; dili yana kaymaz. 42 numarası 240 gram.',
      ],
    ],
    [
      {
        sku: 'SN-104',
        kind: 'sneakers',
        brand: 'tersane',
        material: 'suede',
        price: 124,
        colours: ['camel', 'olive', 'navy'],
      },
      [
        'Rail Yard Suede Sneaker',
        'A gum sole and soft suede in colours that go with denim. Heel counter lined with leather against wear.',
      ],
      [
        'Tramvay Süet Sneaker',
        'Kotla uyumlu renklerde yumuşak süet ve ham kauçuk taban. Topuk içi, aşınmasın diye deri kaplı.',
      ],
    ],
    [
      {
        sku: 'SN-105',
        kind: 'sneakers',
        brand: 'lodos',
        material: 'canvas',
        price: 58,
        colours: ['yellow', 'white', 'sage'],
      },
      ['Plank Deck Shoe', 'A siped sole for wet planks and laces that dry on the way home. The shoe by the door.'],
      [
        'İskele Güverte Ayakkabısı',
        'Islak zeminde kaymayan oluklu taban, eve dönene kadar kuruyan bağcıklar. Kapının önünde duran ayakkabı.',
      ],
    ],
  ],
};
