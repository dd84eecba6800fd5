import type { loyaltyEn } from './loyalty.en.ts';

/** What is said of loyalty money and cards, in Turkish. */
export const loyaltyTr: Readonly<Record<keyof typeof loyaltyEn, string>> = {
  loyalty_grant: 'Tanımlandı',
  loyalty_take: 'Düşüldü',
  loyalty_spend: 'Harcandı',
  loyalty_give_back: 'Geri verildi',
  loyalty_refund: 'İade edildi',
  loyalty_earn: 'Kazanıldı',
  loyalty_take_back: 'Geri alındı',
  loyalty_expire: 'Süresi doldu',
  loyalty_too_little: 'Müşterinin harcayabileceği tutar yalnızca {left} {currency}.',
  loyalty_taken_otherwise: 'Bu referansla daha önce {amount} {currency} düşüldü.',
  loyalty_card_unavailable: 'Puanlarınız şu anda gösterilemiyor.',
};
