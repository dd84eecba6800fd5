import type { Shelf } from '../goods.ts';

export const boots: Shelf = {
  category: 'boots',
  attributeSet: 'footwear',
  gender: 'unisex',
  sizes: 'shoes',
  goods: [
    [
      {
        sku: 'BT-201',
        kind: 'boots',
        brand: 'tersane',
        material: 'leather',
        price: 189,
        colours: ['brown', 'black'],
        boost: 10,
      },
      [
        'Foundry Lace-Up Boot',
        'Goodyear-welted, with a storm welt and brass eyelets. Needs a week of patience and then none for ten years.',
      ],
      [
        'Döküm Bağcıklı Bot',
        'Goodyear dikişli, fırtına vardolalı, pirinç kuşgözlü. Bir hafta sabır ister, sonraki on yıl hiç istemez.',
      ],
    ],
    [
      {
        sku: 'BT-202',
        kind: 'boots',
        brand: 'tersane',
        material: 'suede',
        price: 168,
        was: 210,
        colours: ['camel', 'grey', 'black'],
      },
      ['Bakery Lane Chelsea Boot', 'Strong elastic, two pull tabs and a crepe sole that makes no sound on parquet.'],
      ['Fırın Sokağı Chelsea Bot', 'Güçlü lastik, iki çekecek ve parkede ses çıkarmayan krep taban.'],
    ],
    [
      { sku: 'BT-203', kind: 'boots', brand: 'ayaz', material: 'leather', price: 212, colours: ['brown', 'charcoal'] },
      [
        'Ridge Hiking Boot',
        'Waterproof membrane, hooks that lace with gloves on, a toe cap that kicks steps into snow.',
      ],
      ['Sırt Yürüyüş Botu', 'Su geçirmez membran, eldivenle bağlanan kancalar, karda basamak açan burun koruması.'],
    ],
    [
      {
        sku: 'BT-204',
        kind: 'boots',
        brand: 'tersane',
        material: 'leather',
        price: 198,
        colours: ['black', 'burgundy'],
      },
      [
        'City Heel Ankle Boot',
        'A block heel of six centimetres, padded under the ball of the foot. Zip at the inside, so that nobody sees it.',
      ],
      ['Şehir Topuklu Bot', 'Altı santimlik kalın topuk, ayak tarağının altında dolgu. Fermuarı içte, kimse görmez.'],
    ],
    [
      {
        sku: 'BT-205',
        kind: 'boots',
        brand: 'ayaz',
        material: 'rubber',
        price: 76,
        colours: ['green', 'navy', 'yellow'],
      },
      [
        'Puddle Boot',
        'Natural rubber, cotton lined, laced to the ankle so that it stays on in deep mud. Matt instead of shiny.',
      ],
      [
        'Su Birikintisi Botu',
        'Doğal kauçuk, pamuk astar; çamurda çıkmasın diye bileğe kadar bağcıklı. Parlak değil mat.',
      ],
    ],
  ],
};
