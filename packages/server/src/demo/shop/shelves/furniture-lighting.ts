import type { Shelf } from '../goods.ts';

export const furnitureLighting: Shelf = {
  category: 'furniture-lighting',
  attributeSet: 'furniture',
  gender: null,
  sizes: 'one',
  goods: [
    [
      {
        sku: 'FL-201',
        kind: 'lamp',
        brand: 'mesai',
        material: 'brass',
        price: 148,
        dimensions: '48 × 22 cm',
        colours: ['gold', 'black'],
        boost: 10,
      },
      ['Reading Hour Lamp', 'A brass stem, a linen shade and a dimmer that goes down to candlelight. Bulb included.'],
      ['Okuma Saati Masa Lambası', 'Pirinç gövde, keten başlık, mum ışığına kadar kısılan ayar. Ampulü içinde.'],
    ],
    [
      {
        sku: 'FL-202',
        kind: 'lamp',
        brand: 'kuzine',
        material: 'stoneware',
        price: 96,
        was: 120,
        dimensions: '40 × 28 cm',
        colours: ['cream', 'sage', 'rust'],
      },
      [
        'Pebble Table Lamp',
        'A base like a stone from the beach, glazed matt. The cord is braided and two metres long.',
      ],
      ['Çakıl Masa Lambası', 'Sahilden alınmış bir taş gibi mat sırlı gövde. Kablosu örgülü ve iki metre.'],
    ],
    [
      {
        sku: 'FL-203',
        kind: 'lamp',
        brand: 'mesai',
        material: 'steel',
        price: 112,
        dimensions: '62 × 18 cm',
        colours: ['black', 'white', 'red'],
      },
      [
        'Study Lamp',
        'A steel stem, a wide shade and a switch where the hand looks for it. Light falls on the page, not into your eyes.',
      ],
      ['Çalışma Lambası', 'Çelik gövde, geniş başlık, elin aradığı yerde bir düğme. Işık gözünüze değil kâğıda düşer.'],
    ],
    [
      {
        sku: 'FL-204',
        kind: 'chair',
        brand: 'kuzine',
        material: 'oak',
        price: 238,
        dimensions: '49 × 52 × 79 cm',
        colours: ['beige', 'black'],
      },
      [
        'Kitchen Debate Chair',
        'Oak legs and a padded back that gives slightly when you win the argument. Carries 140 kilos.',
      ],
      [
        'Mutfak Sohbeti Sandalyesi',
        'Meşe ayaklar ve tartışmayı kazanınca hafifçe esneyen dolgulu bir sırt. 140 kilo taşır.',
      ],
    ],
    [
      {
        sku: 'FL-205',
        kind: 'chair',
        brand: 'kuzine',
        material: 'walnut',
        price: 364,
        was: 420,
        dimensions: '68 × 74 × 76 cm',
        colours: ['olive', 'rust', 'grey'],
      },
      [
        'Sunday Paper Easy Chair',
        'Walnut legs, a buttoned back and a seat deep enough for the whole supplement. Covers come off for washing.',
      ],
      [
        'Pazar Gazetesi Koltuğu',
        'Ceviz ayaklar, kapitone sırt, bütün ekleri okuyacak kadar derin bir oturum. Kılıfları çıkıp yıkanır.',
      ],
    ],
    [
      {
        sku: 'FL-206',
        kind: 'side-table',
        brand: 'kuzine',
        material: 'oak',
        price: 142,
        dimensions: 'Ø 42 × 51 cm',
        colours: ['beige'],
      },
      ['Bedside Oak Table', 'Three legs, so it never rocks. The top is one plank, oiled against the rings of glasses.'],
      ['Başucu Meşe Sehpa', 'Üç ayaklı olduğu için hiç sallanmaz. Üstü tek parçadır, bardak izine karşı yağlanmıştır.'],
    ],
    [
      {
        sku: 'FL-207',
        kind: 'side-table',
        brand: 'mesai',
        material: 'steel',
        price: 98,
        dimensions: 'Ø 38 × 55 cm',
        colours: ['white', 'black', 'sage', 'yellow'],
      },
      ['Carry Tray Side Table', 'The top lifts off and carries drinks to the balcony. Powder-coated against rings.'],
      ['Tepsili Yan Sehpa', 'Üstü kalkar, içecekleri balkona taşır. Bardak izine karşı elektrostatik boyalı.'],
    ],

    [
      {
        sku: 'FL-208',
        kind: 'stool',
        brand: 'kuzine',
        material: 'oak',
        price: 88,
        dimensions: 'Ø 34 × 45 cm',
        colours: ['beige', 'black', 'sage'],
      },
      ['Milking Stool', 'Seat, step or bedside table, as the day goes on. The legs are wedged, not screwed.'],
      ['Köy Taburesi', 'Gün içinde oturak, basamak ya da komodin. Bacakları vidayla değil kamayla tutturulur.'],
    ],
    [
      {
        sku: 'FL-209',
        kind: 'stool',
        brand: 'kuzine',
        material: 'walnut',
        price: 164,
        dimensions: 'Ø 36 × 66 cm',
        colours: ['brown'],
      },
      ['Counter Stool', 'High enough for a kitchen island, low enough to climb down from after midnight.'],
      ['Tezgâh Taburesi', 'Mutfak tezgâhına yetecek kadar yüksek, gece yarısından sonra inilecek kadar alçak.'],
    ],
  ],
};
