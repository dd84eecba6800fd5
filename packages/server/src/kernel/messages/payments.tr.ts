import type { paymentsEn } from './payments.en.ts';

/** What is said of payments, in Turkish. */
export const paymentsTr: Readonly<Record<keyof typeof paymentsEn, string>> = {
  notice_not_authentic: 'Bu ileti doğrulanamadı.',
  invalid_card_prefix: 'Kartın ilk rakamları 4 ile 8 hane arasında olmalıdır: "{value}".',
  invalid_installments: 'Taksitler 1 ile 99 arasında bir sayı ve 0.031 gibi bir oran gerektirir.',
  invalid_iban: '"{value}" bir IBAN değil.',
  invalid_payment_gateway:
    'Kart, kayıtlı kart ve yönlendirme seçenekleri bir ödeme geçidi belirtir, diğer ödeme seçenekleri belirtmez.',
  invalid_payment_choices:
    'Yalnızca kapıda ödemenin seçenekleri olur; her birinin kendine ait bir değeri, adı ve ücreti vardır.',
  page_bank_title: 'Deneme bankası',
  page_wallet_title: 'Deneme cüzdanı',
  page_bank_text: 'Bu sayfa bankanınkinin yerini tutar. Gerçek para hareketi olmaz. Mağazanın istediği ödeme:',
  page_wallet_text: 'Bu sayfa cüzdanınkinin yerini tutar. Gerçek para hareketi olmaz. Mağazanın istediği ödeme:',
  page_bank_amount: '{shop} mağazasındaki {order} numaralı sipariş için {amount} {currency}',
  page_bank_confirm: 'Ödemeyi onayla',
  page_bank_refuse: 'Reddet',
  page_bank_confirmed: 'Ödeme onaylandı.',
  page_bank_refused: 'Ödeme yapılmadı.',
  page_bank_return: 'Mağazaya dön',
  page_bank_no_return: 'Bu sayfayı kapatabilirsiniz. Mağaza ödemeyi daha sonra öğrenecek.',
};
