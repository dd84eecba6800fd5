/** What things are made of: how filters call it, the sentence that ends a description, and how it wants to be treated. */

const CARES = {
  warmWash: {
    en: 'Machine wash at 40 °C with similar colours. Iron warm, tumble dry low.',
    tr: 'Benzer renklerle 40 °C’de makinede yıkayın. Ilık ütüleyin, düşük ısıda kurutun.',
  },
  coolWash: {
    en: 'Machine wash at 30 °C, inside out. Dry in the shade, do not bleach.',
    tr: 'Ters çevirip 30 °C’de makinede yıkayın. Gölgede kurutun, ağartıcı kullanmayın.',
  },
  handWash: {
    en: 'Hand wash cold with wool detergent, press out in a towel and dry flat.',
    tr: 'Soğuk suda yün deterjanıyla elde yıkayın, havluda suyunu alıp düz zeminde kurutun.',
  },
  dryClean: {
    en: 'Dry clean only. Brush and air between wears.',
    tr: 'Yalnızca kuru temizleme. Giyimler arasında fırçalayıp havalandırın.',
  },
  leather: {
    en: 'Wipe with a dry cloth, feed with colourless cream twice a year, keep away from radiators.',
    tr: 'Kuru bezle silin, yılda iki kez renksiz krem sürün, kaloriferden uzak tutun.',
  },
  wipe: {
    en: 'Wipe with a damp cloth; no scouring powder.',
    tr: 'Nemli bezle silin; ovma tozu kullanmayın.',
  },
  dishwasher: {
    en: 'Dishwasher and microwave safe.',
    tr: 'Bulaşık makinesinde yıkanabilir, mikrodalgada kullanılabilir.',
  },
  handRinse: {
    en: 'Rinse by hand with mild soap; not for the dishwasher.',
    tr: 'Hafif sabunla elde durulayın; bulaşık makinesine koymayın.',
  },
  wood: {
    en: 'Dust dry and oil once a year. Wipe up water at once.',
    tr: 'Kuru bezle tozunu alın, yılda bir yağlayın. Suyu hemen silin.',
  },
  candle: {
    en: 'Trim the wick to 5 mm before lighting. Never leave it burning alone.',
    tr: 'Yakmadan önce fitili 5 mm’ye kısaltın. Yanarken yalnız bırakmayın.',
  },
  paper: { en: 'Keep dry. Write in it.', tr: 'Kuru tutun. İçine yazın.' },
} as const;

const CLOTH = {
  'organic-cotton': {
    ...{ en: 'Organic cotton', tr: 'Organik pamuk', care: CARES.warmWash },
    told: { en: 'Certified organic cotton from the Aegean.', tr: 'Ege’den sertifikalı organik pamuk.' },
  },
  'cotton-poplin': {
    ...{ en: 'Cotton poplin', tr: 'Pamuk poplin', care: CARES.warmWash },
    told: { en: 'Long-staple cotton, woven tight and smooth.', tr: 'Uzun elyaflı pamuktan sık ve pürüzsüz dokuma.' },
  },
  'cotton-oxford': {
    ...{ en: 'Cotton Oxford', tr: 'Pamuk Oxford', care: CARES.warmWash },
    told: { en: 'Basket-woven cotton with a soft grain.', tr: 'Yumuşak dokulu, hasır örgü pamuk.' },
  },
  'cotton-twill': {
    ...{ en: 'Cotton twill', tr: 'Pamuk gabardin', care: CARES.warmWash },
    told: { en: 'Cotton twill with two per cent elastane.', tr: 'Yüzde iki elastanlı pamuk gabardin.' },
  },
  'cotton-terry': {
    ...{ en: 'Cotton terry', tr: 'Pamuk havlu', care: CARES.warmWash },
    told: { en: 'Ring-spun cotton, looped on both sides.', tr: 'İki yüzü ilmekli ring pamuk.' },
  },
  corduroy: {
    ...{ en: 'Corduroy', tr: 'Fitilli kadife', care: CARES.coolWash },
    told: { en: 'Cotton corduroy with a trace of stretch.', tr: 'Hafif esneyen pamuklu fitilli kadife.' },
  },
  flannel: {
    ...{ en: 'Flannel', tr: 'Pazen', care: CARES.warmWash },
    told: { en: 'Brushed cotton flannel.', tr: 'Şardonlu pamuk pazen.' },
  },
  denim: {
    ...{ en: 'Denim', tr: 'Denim', care: CARES.coolWash },
    told: { en: 'Cotton denim woven in Bursa.', tr: 'Bursa’da dokunan pamuk denim.' },
  },
  linen: {
    ...{ en: 'Linen', tr: 'Keten', care: CARES.coolWash },
    told: {
      en: 'Pure European flax; softer with every wash.',
      tr: 'Saf Avrupa keteni; her yıkamada biraz daha yumuşar.',
    },
  },
  viscose: {
    ...{ en: 'Viscose', tr: 'Viskon', care: CARES.coolWash },
    told: { en: 'Viscose from certified forests, with a fluid drape.', tr: 'Sertifikalı ormanlardan, dökümlü viskon.' },
  },
  modal: {
    ...{ en: 'Modal', tr: 'Modal', care: CARES.coolWash },
    told: { en: 'Beech modal with a little elastane.', tr: 'Az elastanlı kayın modali.' },
  },
  silk: {
    ...{ en: 'Silk', tr: 'İpek', care: CARES.dryClean },
    told: { en: 'Mulberry silk, 22 momme.', tr: '22 momme dut ipeği.' },
  },
  velvet: {
    ...{ en: 'Velvet', tr: 'Kadife', care: CARES.coolWash },
    told: { en: 'Cotton velvet with a short, dense pile.', tr: 'Kısa ve sık havlı pamuk kadife.' },
  },
  wool: {
    ...{ en: 'Wool', tr: 'Yün', care: CARES.dryClean },
    told: { en: 'New wool, traceable to the farm.', tr: 'Çiftliğine kadar izlenebilen yeni yün.' },
  },
  merino: {
    ...{ en: 'Merino', tr: 'Merinos', care: CARES.handWash },
    told: { en: 'Extra-fine merino, mulesing-free.', tr: 'Ekstra ince, mulesing uygulanmamış merinos.' },
  },
  cashmere: {
    ...{ en: 'Cashmere', tr: 'Kaşmir', care: CARES.handWash },
    told: { en: 'Grade A cashmere, combed, not shorn.', tr: 'Kırkılmadan taranarak toplanan A kalite kaşmir.' },
  },
  'recycled-nylon': {
    ...{ en: 'Recycled nylon', tr: 'Geri dönüştürülmüş naylon', care: CARES.coolWash },
    told: { en: 'Nylon from old fishing nets.', tr: 'Eski balık ağlarından elde edilen naylon.' },
  },
  canvas: {
    ...{ en: 'Canvas', tr: 'Kanvas', care: CARES.coolWash },
    told: {
      en: 'Unbleached cotton canvas, dyed in small lots.',
      tr: 'Küçük partilerle boyanan, ağartılmamış pamuk kanvas.',
    },
  },
  'waxed-canvas': {
    ...{ en: 'Waxed canvas', tr: 'Mumlu kanvas', care: CARES.wipe },
    told: { en: 'Dry-waxed cotton canvas that can be rewaxed.', tr: 'Yeniden mumlanabilen, kuru mumlu pamuk kanvas.' },
  },
} as const;

const SOLID = {
  leather: {
    ...{ en: 'Leather', tr: 'Deri', care: CARES.leather },
    told: { en: 'Vegetable-tanned leather.', tr: 'Bitkisel tabaklanmış deri.' },
  },
  suede: {
    ...{ en: 'Suede', tr: 'Süet', care: CARES.leather },
    told: { en: 'Suede with an even, short nap.', tr: 'Havı kısa ve düzgün süet.' },
  },
  rubber: {
    ...{ en: 'Natural rubber', tr: 'Doğal kauçuk', care: CARES.wipe },
    told: { en: 'Natural rubber, vulcanised by hand.', tr: 'Elde vulkanize edilmiş doğal kauçuk.' },
  },
  straw: {
    ...{ en: 'Straw', tr: 'Hasır', care: CARES.wipe },
    told: { en: 'Seagrass and raffia.', tr: 'Deniz otu ve rafya.' },
  },
  steel: {
    ...{ en: 'Steel', tr: 'Çelik', care: CARES.wipe },
    told: { en: 'Steel, two thirds of it recycled.', tr: 'Üçte ikisi geri dönüştürülmüş çelik.' },
  },
  aluminium: {
    ...{ en: 'Aluminium', tr: 'Alüminyum', care: CARES.wipe },
    told: { en: 'Anodised aluminium.', tr: 'Eloksallı alüminyum.' },
  },
  brass: {
    ...{ en: 'Brass', tr: 'Pirinç', care: CARES.wipe },
    told: { en: 'Solid brass, unlacquered: it will darken.', tr: 'Verniksiz masif pirinç: zamanla koyulaşır.' },
  },
  acetate: {
    ...{ en: 'Acetate', tr: 'Asetat', care: CARES.wipe },
    told: { en: 'Acetate made of cotton and wood pulp.', tr: 'Pamuk ve odun hamurundan asetat.' },
  },
  enamel: {
    ...{ en: 'Enamel', tr: 'Emaye', care: CARES.handRinse },
    told: { en: 'Enamelled steel.', tr: 'Emaye kaplı çelik.' },
  },
  stoneware: {
    ...{ en: 'Stoneware', tr: 'Taş seramik', care: CARES.dishwasher },
    told: { en: 'Stoneware fired at 1,240 °C.', tr: '1.240 °C’de pişirilmiş taş seramik.' },
  },
  porcelain: {
    ...{ en: 'Porcelain', tr: 'Porselen', care: CARES.dishwasher },
    told: { en: 'Hard porcelain from Kütahya.', tr: 'Kütahya’dan sert porselen.' },
  },
  terracotta: {
    ...{ en: 'Terracotta', tr: 'Toprak', care: CARES.wipe },
    told: { en: 'Red clay from Avanos, turned on a kick wheel.', tr: 'Ayak çarkında çekilmiş Avanos kili.' },
  },
  glass: {
    ...{ en: 'Glass', tr: 'Cam', care: CARES.handRinse },
    told: { en: 'Mouth-blown soda-lime glass.', tr: 'Ağızla üflenmiş soda kireç camı.' },
  },
  oak: {
    ...{ en: 'Oak', tr: 'Meşe', care: CARES.wood },
    told: { en: 'Solid oak, oiled.', tr: 'Yağlanmış masif meşe.' },
  },
  walnut: {
    ...{ en: 'Walnut', tr: 'Ceviz', care: CARES.wood },
    told: { en: 'Anatolian walnut, oiled.', tr: 'Yağlanmış Anadolu cevizi.' },
  },
  'soy-wax': {
    ...{ en: 'Soy wax', tr: 'Soya mumu', care: CARES.candle },
    told: { en: 'Soy wax, poured by hand in Ayvalık.', tr: 'Ayvalık’ta elde dökülen soya mumu.' },
  },
  beeswax: {
    ...{ en: 'Beeswax', tr: 'Balmumu', care: CARES.candle },
    told: { en: 'Pure beeswax from Muğla.', tr: 'Muğla’dan saf balmumu.' },
  },
  paper: {
    ...{ en: 'Paper', tr: 'Kâğıt', care: CARES.paper },
    told: { en: '100-gram ivory paper, acid-free.', tr: 'Asitsiz, 100 gramlık fildişi kâğıt.' },
  },
} as const;

export const MATERIALS = { ...CLOTH, ...SOLID } as const;
