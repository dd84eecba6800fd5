import type { Shelf } from '../goods.ts';

export const menTShirts: Shelf = {
  category: 'men-t-shirts',
  attributeSet: 'apparel',
  gender: 'men',
  sizes: 'men',
  goods: [
    [
      {
        sku: 'MT-101',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 26,
        fit: 'regular',
        colours: ['navy', 'white', 'black', 'olive'],
        boost: 10,
      },
      [
        'Everyday Crew T-Shirt',
        'Heavy jersey at 200 grams, pre-shrunk, without side seams to twist. Comes out of the fiftieth wash as it went into the first.',
      ],
      [
        'Her Gün Bisiklet Yaka Tişört',
        '200 gramlık tok süprem; çekmesi alınmış, dönen yan dikişi yok. Ellinci yıkamadan ilkindeki gibi çıkar.',
      ],
    ],
    [
      {
        sku: 'MT-102',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 32,
        fit: 'oversized',
        colours: ['charcoal', 'cream', 'rust'],
      },
      [
        'Half Pipe Heavy Tee',
        'Nearly a sweatshirt at 280 grams, with a narrow collar and wide sleeves. Garment-dyed, so no two are quite alike.',
      ],
      [
        'Rampa Kalın Tişört',
        '280 gramla neredeyse sweatshirt; dar yaka, geniş kol. Parça boyama olduğu için hiçbiri diğerinin aynısı değildir.',
      ],
    ],
    [
      {
        sku: 'MT-103',
        kind: 't-shirt',
        brand: 'ayaz',
        material: 'merino',
        price: 54,
        fit: 'slim',
        colours: ['grey', 'navy'],
      },
      [
        'Hill Path Merino Tee',
        'Dries fast, smells of nothing on day three. Flat seams under the straps of a rucksack.',
      ],
      [
        'Patika Merinos Tişört',
        'Çabuk kurur, üçüncü gün bile kokmaz. Sırt çantasının askısına gelen dikişler yassıdır.',
      ],
    ],
    [
      {
        sku: 'MT-104',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'linen',
        price: 38,
        was: 48,
        fit: 'regular',
        colours: ['sage', 'sky', 'white'],
      },
      ['Low Tide Linen Tee', 'Knitted linen with a dry, cool hand. Looks better hung over a chair than folded.'],
      ['Sığ Su Keten Tişört', 'Kuru ve serin tuşeli örme keten. Katlanmaktansa sandalyeye asılınca daha güzel durur.'],
    ],
    [
      {
        sku: 'MT-105',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'modal',
        price: 29,
        fit: 'slim',
        colours: ['black', 'white', 'burgundy'],
      },
      [
        'Base Layer V-Neck',
        'A V deep enough to vanish under an open collar. Long in the body, so that it stays where it is.',
      ],
      [
        'Alt Kat V Yaka Tişört',
        'Açık gömlek yakasından görünmeyecek kadar derin V yaka. Boyu uzundur, yerinden oynamaz.',
      ],
    ],

    [
      {
        sku: 'MT-106',
        kind: 't-shirt',
        brand: 'lodos',
        material: 'organic-cotton',
        price: 34,
        fit: 'regular',
        colours: ['teal', 'beige', 'grey'],
      },
      ['Boathouse Long Hem Tee', 'Cut a hand longer, with a slit at each side, for those who reach for the top shelf.'],
      ['Kayıkhane Uzun Tişört', 'Bir el boyu daha uzun, yanları yırtmaçlı: üst rafa uzananlar için.'],
    ],
  ],
};
