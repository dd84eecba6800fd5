import type { Shelf } from '../goods.ts';

export const menShirts: Shelf = {
  category: 'men-shirts',
  attributeSet: 'apparel',
  gender: 'men',
  sizes: 'men',
  goods: [
    [
      {
        sku: 'MS-201',
        kind: 'shirt',
        brand: 'lodos',
        material: 'linen',
        price: 68,
        fit: 'regular',
        colours: ['sage', 'white', 'sky', 'navy'],
        boost: 20,
      },
      [
        'Summer Linen Shirt',
        'European flax, washed soft before you get it. The collar has a spread that needs no tie and no excuse.',
      ],
      ['Yaz Keten Gömlek', 'Size gelmeden yıkanıp yumuşatılmış Avrupa keteni. Yakası kravat da istemez bahane de.'],
    ],
    [
      {
        sku: 'MS-202',
        kind: 'shirt',
        brand: 'lodos',
        material: 'cotton-poplin',
        price: 59,
        fit: 'slim',
        colours: ['pink', 'white', 'sky'],
      },
      [
        'Boardroom Poplin Shirt',
        'Two-fold yarns, single-needle seams, collar stays you can take out. Irons in three minutes.',
      ],
      ['Toplantı Poplin Gömlek', 'Çift kat iplik, tek iğne dikiş, çıkarılabilir yaka balenleri. Üç dakikada ütülenir.'],
    ],
    [
      {
        sku: 'MS-203',
        kind: 'shirt',
        brand: 'lodos',
        material: 'cotton-oxford',
        price: 62,
        fit: 'regular',
        colours: ['sky', 'white', 'pink'],
      },
      [
        'Campus Oxford Shirt',
        'A button-down with a soft roll in the collar and a box pleat at the back. Better every year.',
      ],
      ['Kampüs Oxford Gömlek', 'Yumuşak kıvrımlı düğmeli yaka, sırtta kutu pile. Her yıl biraz daha güzelleşir.'],
    ],
    [
      {
        sku: 'MS-204',
        kind: 'shirt',
        brand: 'ayaz',
        material: 'flannel',
        price: 66,
        was: 84,
        fit: 'relaxed',
        colours: ['burgundy', 'green', 'charcoal'],
      },
      [
        'Cabin Flannel Shirt',
        'Brushed on both sides and warm the moment you put it on. Two chest pockets, one for a pencil.',
      ],
      ['Dağ Evi Pazen Gömlek', 'İki yüzü de şardonlu; giyer giymez ısıtır. İki göğüs cebi var, biri kalem için.'],
    ],
    [
      {
        sku: 'MS-205',
        kind: 'shirt',
        brand: 'lodos',
        material: 'denim',
        price: 72,
        fit: 'regular',
        colours: ['blue', 'black'],
      },
      ['Workbench Denim Shirt', 'Seven-ounce denim with triple-stitched seams. The pearl snaps forgive oily fingers.'],
      ['Tezgâh Kot Gömlek', 'Yedi onsluk denim, üçlü dikiş. Sedefli çıtçıtlar yağlı parmakları dert etmez.'],
    ],
    [
      {
        sku: 'MS-206',
        kind: 'shirt',
        brand: 'lodos',
        material: 'linen',
        price: 64,
        fit: 'relaxed',
        colours: ['teal', 'cream', 'rust'],
      },
      [
        'Fig Tree Linen Shirt',
        'An open collar, roomy cuffs and a straight hem to wear outside. Made for evenings that have no programme.',
      ],
      ['İncir Ağacı Keten Gömlek', 'Açık yaka, bol manşet, dışarıda giyilecek düz etek. Programsız akşamlar için.'],
    ],
  ],
};
