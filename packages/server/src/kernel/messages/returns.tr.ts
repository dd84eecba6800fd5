import type { returnsEn } from './returns.en.ts';

/** What is said at the order desk, and of cancellations and returns, in Turkish. */
export const returnsTr: Readonly<Record<keyof typeof returnsEn, string>> = {
  no_such_order: 'Böyle bir sipariş yok: {number}.',
  no_such_refund: 'Böyle bir para iadesi yok: {id}.',
  no_such_request: 'Böyle bir talep yok: {id}.',
  order_changed: 'Sipariş aynı anda değiştirildi, tekrar deneyin.',
  order_not_approved: 'Onay beklemiyor: {status}.',
  order_awaits_no_transfer: 'Havale beklenmiyor: {status}.',
  order_not_prepared: 'Yalnızca onaylananlar hazırlanabilir: {status}.',
  order_not_shipped: 'Yalnızca onaylanan veya hazırlananlar kargoya verilebilir: {status}.',
  order_not_ready: 'Teslim alınmaya hazır olamaz: {status}.',
  order_not_attempted: 'Yolda değil: {status}.',
  order_not_delivered: 'Yolda değil: {status}.',
  order_not_cancelled: 'İptal edilemez: {status}.',
  order_not_refunded: 'Gönderilmedi veya yanıt bekliyor: {status}.',
  request_answered: '{id} numaralı talep başka türlü yanıtlandı.',
  invalid_url: 'Geçerli bir URL girin.',
  request_waiting: 'Bu ürün için değerlendirilmekte olan bir talep zaten var.',
  too_late_to_cancel: 'Bu ürün artık iptal edilemez.',
  not_returnable: 'Bu ürün iade edilemez.',
  loyalty_needs_account: 'Yalnızca üyelere sadakat parası olarak iade yapılabilir.',
  return_policy_needed: 'Devam etmek için iade koşullarını kabul edin.',
};
