import { formatDateTime } from '../../../platform/http/index.ts';
import type { SavedCard } from './saved-card.ts';

/** As customers see a card of theirs (Wire: docs/protocol/payments.md, "Saved cards"). */
export function presentSavedCard({ id, customerId, token, ...card }: SavedCard) {
  const { lastDigits, name, isDefault, brand, expiry, createdDate, modifiedDate } = card;
  return {
    ...{ id, pk: id, name, token, masked_card_number: `**** **** **** ${lastDigits}`, user: customerId, pos: null },
    ...{ created_date: formatDateTime(createdDate), modified_date: formatDateTime(modifiedDate) },
    ...{ is_default: isDefault, brand },
    expires: expiry === null ? null : `${expiry.year}-${String(expiry.month).padStart(2, '0')}`,
  };
}
