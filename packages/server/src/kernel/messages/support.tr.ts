import type { supportEn } from './support.en.ts';

/** What is said at the help desk, in Turkish. */
export const supportTr: Readonly<Record<keyof typeof supportEn, string>> = {
  ticket_closed: 'Bu görüşme zaten kapalı.',
  ticket_not_closed: 'Bu görüşme kapalı değil.',
  ticket_assigned: 'Bu görüşme zaten böyle atanmış.',
  ticket_erased: 'Müşterinin hesabı silindi: yanıtı okuyacak kimse yok.',
  ticket_closed_for_good: 'Bu görüşme uzun süre önce kapatıldı. Lütfen yeni bir görüşme başlatın.',
  ticket_unanswered: 'Bu görüşmeyi yanıtımızdan sonra değerlendirebilirsiniz.',
  ticket_rated: 'Değerlendirme artık değiştirilemez.',
  ticket_full: 'Bu görüşme çok uzadı. Lütfen yeni bir görüşme başlatın.',
};
