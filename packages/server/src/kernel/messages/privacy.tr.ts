import type { privacyEn } from './privacy.en.ts';

/** What is said of customers' data, in Turkish. */
export const privacyTr: Readonly<Record<keyof typeof privacyEn, string>> = {
  mail_data_export_subject: 'Verileriniz hazır',
  mail_data_export_text:
    '{hello}\n\nistediğiniz veri arşivi hazır. Giriş yapın ve {hours} saat içinde şu bağlantıyı açın:\n\n{link}\n\nBunu siz istemediyseniz parolanızı değiştirin: hesabınıza başka biri girmiş olabilir.',
  nothing_kept_under: '{email} adresiyle ilgili saklanan bir şey yok.',
  page_data_export_title: 'Verileriniz',
  page_data_export_login: 'Bu tarayıcıda mağazaya giriş yapın, ardından bağlantıyı yeniden açın.',
  archive_intro:
    '{shop} mağazasının {time} tarihinde hakkınızda sakladığı bilgiler.\n\nHer dosya JSON biçiminde bir liste içerir:',
  archive_notes:
    'Alan adları İngilizcedir. Tutarlar kendi para biriminde, zamanlar UTC (UTC+0) olarak yazılmıştır. Resimler ve ekler "files" klasöründedir; ait oldukları kayıtlar hangisi olduğunu söyler. index.json bütün dosyaları listeler.\n\nBurada olmayanlar: parolalar ve anahtarlar (mağaza da yalnızca özetlerini bilir), mağazanın kendisi için tuttuğu notlar ve sizinle ilgili olmayan bilgiler.',
  archive_addresses: 'adresleriniz',
  archive_avatar: 'profil resminiz',
  archive_b2b_baskets: 'şirketiniz için hazırladığınız sepetler',
  archive_consents: 'mağazadan ne almayı ne zaman kabul ettiğiniz',
  archive_newsletter: 'adresinizin bülten aboneliği ve abone olurken verdiğiniz bilgiler',
  archive_notification_preferences: 'haberdar olmak istedikleriniz',
  archive_division_members: 'adına alışveriş yaptığınız şirket birimi',
  archive_quotations: 'istediğiniz teklifler',
  archive_baskets: 'sepetlerinize koyduklarınız ve ödeme adımlarında seçtikleriniz',
  archive_collections: 'koleksiyonlarınız ve notlarınız',
  archive_favourites: 'favorileriniz',
  archive_loyalty: 'sadakat paranız ve nasıl oluştuğu',
  archive_loyalty_card: 'sadakat kartınız',
  archive_loyalty_earnings: 'siparişlerinizin kazandırdıkları',
  archive_saved_cards: 'kaydettiğiniz kartlar: mağazanın bildiği kadarıyla',
  archive_social_accounts: 'giriş yaptığınız başka hesaplar',
  archive_orders: 'siparişleriniz: ürünler, ödemeler, kargolar, iadeler',
  archive_profile: 'hesabınız: ad, iletişim bilgileri, izinler, ayarlar',
  archive_promotions: 'siparişlerinize uygulanan kampanyalar',
  archive_sessions: 'nerede ve ne zaman giriş yaptığınız',
  archive_stock_alerts: 'stoğa girmesini beklediğiniz ürünler',
  archive_tickets: 'mağaza ile yazışmalarınız',
  archive_vouchers: 'size ait kodlar',
};
