import type { notificationsEn } from './notifications.en.ts';

/** What is said of consents, the newsletter and leaving it, in Turkish. */
export const notificationsTr: Readonly<Record<keyof typeof notificationsEn, string>> = {
  invalid_uuid: 'Geçerli bir UUID olmalıdır.',
  subscription_taken: 'Bu adresle zaten abone olunmuş.',
  mail_subscription_subject: 'Lütfen aboneliğinizi onaylayın',
  mail_subscription_text:
    'Merhaba,\n\nhaberlerimizin bu adrese gönderilmesi istendi. Haberleri almak için şu bağlantıyı açıp onaylayın:\n\n{link}\n\nSiz istemediyseniz bu iletiyi yok sayabilirsiniz: size hiçbir şey gönderilmez.',
  mail_unsubscribe_line: 'Bu tür e-postaları artık almak istemiyorsanız: {link}',
  page_subscription_title: 'Bülten',
  page_subscription_question: 'Haberlerimizi e-posta ile almak ister misiniz?',
  page_subscription_button: 'Evet, abone olmak istiyorum',
  page_subscription_done: 'Abone oldunuz. Her e-postada abonelikten çıkabileceğiniz bir bağlantı bulunur.',
  page_unsubscribe_title: 'Abonelikten çık',
  page_unsubscribe_marketing: 'Haberlerimizi artık e-posta ile almak istemiyor musunuz?',
  page_unsubscribe_stock_alerts: 'Yeniden stoğa giren ürünlerle ilgili e-postaları artık almak istemiyor musunuz?',
  page_unsubscribe_button: 'Abonelikten çık',
  page_unsubscribe_done: 'Abonelikten çıktınız. Size artık bu tür e-postalar gönderilmeyecek.',
};
