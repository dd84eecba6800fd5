import type { supportEn } from './support.en.ts';

/** What is said at the help desk, in Turkish. */
export const supportTr: Readonly<Record<keyof typeof supportEn, string>> = {
  ticket_closed: 'Bu görüşme zaten kapalı.',
  ticket_not_closed: 'Bu görüşme kapalı değil.',
  ticket_assigned: 'Bu görüşme zaten böyle atanmış.',
  ticket_erased: 'Müşterinin verileri silindi: yanıtı okuyacak kimse yok.',
  ticket_crossed:
    'Bu arada buraya yeni bir mesaj yazıldı. Hiçbir şey gönderilmedi, kapatılmadı: lütfen önce onu okuyun.',
  ticket_closed_for_good: 'Bu görüşme uzun süre önce kapatıldı. Lütfen yeni bir görüşme başlatın.',
  ticket_unanswered: 'Bu görüşmeyi yanıtımızdan sonra değerlendirebilirsiniz.',
  ticket_rated: 'Değerlendirme artık değiştirilemez.',
  ticket_full: 'Bu görüşme çok uzadı. Lütfen yeni bir görüşme başlatın.',
  ticket_state_open: 'Yanıt bekliyor',
  ticket_state_answered: 'Yanıtlandı',
  ticket_state_closed: 'Kapalı',
  page_ticket_title: 'Görüşmeniz',
  page_ticket_order: 'Sipariş {number}',
  page_ticket_shop: 'Müşteri hizmetleri',
  page_ticket_you: 'Siz',
  page_ticket_reopens: 'Bu görüşme kapalı. Yazarsanız yeniden açılır.',
  page_ticket_message: 'Mesajınız',
  page_ticket_files: 'Dosyalar',
  page_ticket_file_limits: 'En fazla {most} dosya, her biri {megabytes} MB: resim, PDF, Word veya Excel',
  page_ticket_send: 'Gönder',
  page_ticket_rate: 'Hizmetimizi nasıl buldunuz?',
  page_ticket_comment: 'Nedenini yazmak ister misiniz?',
  page_ticket_rate_button: 'Değerlendir',
  page_ticket_stars_5: '★★★★★ Çok iyi',
  page_ticket_stars_4: '★★★★ İyi',
  page_ticket_stars_3: '★★★ Orta',
  page_ticket_stars_2: '★★ Kötü',
  page_ticket_stars_1: '★ Çok kötü',
  page_ticket_close: 'Artık yanıta gerek yok mu?',
  page_ticket_close_button: 'Görüşmeyi kapat',
  page_ticket_done_said: 'Teşekkürler, mesajınız bize ulaştı. Size e-postayla yazacağız.',
  page_ticket_done_rated: 'Değerlendirmeniz için teşekkürler.',
  page_ticket_done_closed: 'Görüşme kapatıldı.',
  page_ticket_bad_link:
    'Bu bağlantı artık geçerli değil. Görüşmeyle ilgili son e-postada yenisi bulunur; yoksa lütfen bize tekrar yazın.',
  page_ticket_throttled: 'Kısa sürede çok fazla istek geldi. Lütfen birkaç dakika sonra tekrar deneyin.',
  ticket_mail_files: 'Görüşmedeki dosyalar: {names}',
  mail_ticket_shop_new_subject: '[{number}] {subject}',
  mail_ticket_shop_new_text:
    '{name} ({email}) soruyor:\n\n{text}\n\nKonu: {subject}\nSipariş: {order}\nTelefon: {phone}\n\nYanıtlamak için kaydı açın:\n\n{link}',
  mail_ticket_shop_message_subject: '[{number}] {subject}: yeni mesaj',
  mail_ticket_shop_message_text:
    '{name} ({email}) yazıyor:\n\n{text}\n\nSipariş: {order}\nTelefon: {phone}\n\nYanıtlamak için kaydı açın:\n\n{link}',
  mail_ticket_received_subject: 'Mesajınızı aldık ({number})',
  mail_ticket_received_text:
    'Merhaba,\n\nmesajınızı aldık, en kısa sürede yanıtlayacağız. Mesajınızın numarası: {number}.\n\nGörüşmeyi buradan okuyabilir ve yazmaya devam edebilirsiniz:\n\n{link}\n\nBize yazmadıysanız bu e-postayı dikkate almayın.',
  mail_ticket_answered_subject: 'Mesajınızı yanıtladık ({number})',
  mail_ticket_answered_text:
    '{hello}\n\n{number} numaralı mesajınızı yanıtladık:\n\n{text}\n\nLütfen bu e-postayı yanıtlamayın. Görüşmeyi buradan okuyabilir ve yazmaya devam edebilirsiniz:\n\n{link}',
  mail_ticket_answered_closed_subject: 'Mesajınızı yanıtladık ({number})',
  mail_ticket_answered_closed_text:
    '{hello}\n\n{number} numaralı mesajınızı yanıtladık ve görüşmeyi kapattık:\n\n{text}\n\nLütfen bu e-postayı yanıtlamayın. Buradan yazarak görüşmeyi yeniden açabilir ve hizmetimizi değerlendirebilirsiniz:\n\n{link}',
  mail_ticket_closed_subject: '{number} numaralı görüşmeniz kapatıldı',
  mail_ticket_closed_text:
    '{hello}\n\n{number} numaralı görüşmeyi kapattık. Buradan okuyabilir, yazarak yeniden açabilir ve hizmetimizi değerlendirebilirsiniz:\n\n{link}',
};
