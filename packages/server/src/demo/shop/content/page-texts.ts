import type { Texts } from '../../../kernel/texts.ts';

/** What the pages say. The shop does not exist: neither do its address and its law. */

const headed = (heading: string, ...paragraphs: readonly string[]) =>
  `<h1>${heading}</h1>\n${paragraphs.map((paragraph) => (paragraph.startsWith('<') ? paragraph : `<p>${paragraph}</p>`)).join('\n')}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;

const row = (cells: readonly string[], tag: string) =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

const SIZES = [
  ['XS', '80–84', '62–66', '88–92'],
  ['S', '85–89', '67–71', '93–97'],
  ['M', '90–94', '72–77', '98–102'],
  ['L', '95–100', '78–84', '103–108'],
  ['XL', '101–107', '85–92', '109–115'],
  ['XXL', '108–114', '93–100', '116–122'],
] as const;

export const PAGE_TEXTS: Readonly<Record<string, Texts>> = {
  'about-us': {
    en: headed(
      'About us',
      'An <em>arasta</em> is a row of shops under one roof, each with its own craft. Ours sells clothes, shoes and things for the house from six small makers who know one another.',
      'We buy little, often and in person. What we cannot repair, we do not sell; what you bring back worn, we mend.',
      'This is the demo shop of Arasta, the open-source commerce server. Makers, prices and pictures are invented.',
    ),
    tr: headed(
      'Hakkımızda',
      'Arasta, aynı çatı altında sıralanmış, her biri kendi işini yapan dükkânlar demektir. Bizimki, birbirini tanıyan altı küçük üreticinin giysilerini, ayakkabılarını ve ev eşyalarını satar.',
      'Az, sık ve yerinde alırız. Onaramayacağımız şeyi satmayız; giyilmiş getirdiğinizi tamir ederiz.',
      'Burası açık kaynaklı ticaret sunucusu Arasta’nın örnek mağazasıdır. Üreticiler, fiyatlar ve resimler uydurmadır.',
    ),
  },
  'delivery-returns': {
    en: headed(
      'Delivery & Returns',
      'Orders placed before 14:00 on a working day leave the same day. Within Turkey they arrive in two to four working days.',
      'You can also collect from our stores in Kadıköy, Çankaya and Konak, as a rule within two days.',
      'Send back what you do not love within 14 days: unworn, with its label. The return is free and the money is with you within five working days.',
    ),
    tr: headed(
      'Teslimat ve İade',
      'İş günlerinde saat 14.00’ten önce verilen siparişler aynı gün yola çıkar, Türkiye içinde iki ila dört iş gününde ulaşır.',
      'Kadıköy, Çankaya ve Konak mağazalarımızdan teslim de alabilirsiniz; genellikle iki gün içinde hazırdır.',
      'İçinize sinmeyeni 14 gün içinde, giyilmemiş ve etiketli olarak geri gönderin. İade ücretsizdir, tutar beş iş günü içinde hesabınızdadır.',
    ),
  },
  'size-guide': {
    en: headed(
      'Size guide',
      'Body measures in centimetres. Between two sizes, take the larger one for knitwear and the smaller one for linen.',
      table(['Size', 'Chest', 'Waist', 'Hips'], SIZES),
    ),
    tr: headed(
      'Beden tablosu',
      'Vücut ölçüleri santimetredir. İki beden arasındaysanız trikoda büyük, ketende küçük olanı seçin.',
      table(['Beden', 'Göğüs', 'Bel', 'Kalça'], SIZES),
    ),
  },
  contact: {
    en: headed(
      'Contact',
      'Monday to Saturday, 09:00 to 19:00: <a href="tel:+908500000000">0850 000 00 00</a> or <a href="mailto:hello@example.com">hello@example.com</a>.',
      'Would you like to sell our things? Fill in the <a href="/dealer-application/">dealer application</a>.',
    ),
    tr: headed(
      'İletişim',
      'Pazartesiden cumartesiye, 09.00–19.00: <a href="tel:+908500000000">0850 000 00 00</a> veya <a href="mailto:hello@example.com">hello@example.com</a>.',
      'Ürünlerimizi satmak mı istiyorsunuz? <a href="/bayilik-basvurusu/">Bayilik başvurusunu</a> doldurun.',
    ),
  },
  'privacy-policy': {
    en: headed(
      'Privacy policy',
      'We keep what an order needs: your name, address, contact and what you bought. We keep it as long as the law asks, and no longer.',
      'You can read, correct, take with you or have erased what we know about you at any time: write to privacy@example.com.',
      'We sell no data and set no advertising cookies.',
    ),
    tr: headed(
      'Gizlilik politikası',
      'Bir siparişin gerektirdiklerini saklarız: adınız, adresiniz, iletişim bilgileriniz ve aldıklarınız. Yasanın istediği kadar saklarız, daha uzun değil.',
      'Hakkınızda bildiklerimizi dilediğiniz zaman görebilir, düzelttirebilir, yanınızda götürebilir veya sildirebilirsiniz: privacy@example.com adresine yazın.',
      'Veri satmayız, reklam çerezi kullanmayız.',
    ),
  },
  terms: {
    en: headed(
      'Terms of sale',
      'Prices include value added tax. The contract is made when we confirm your order by e-mail.',
      'If something is faulty, you have two years to tell us: we repair, replace or refund, as you choose.',
      'This is a demo: nothing ordered here is ever made, sent or charged.',
    ),
    tr: headed(
      'Satış koşulları',
      'Fiyatlara KDV dahildir. Sözleşme, siparişinizi e-postayla onayladığımızda kurulur.',
      'Ayıplı bir ürünü iki yıl içinde bize bildirebilirsiniz: seçiminize göre onarır, değiştirir veya bedelini öderiz.',
      'Burası bir örnek mağazadır: verilen siparişler ne üretilir ne gönderilir ne de tahsil edilir.',
    ),
  },
};
