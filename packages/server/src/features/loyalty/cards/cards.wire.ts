import { message, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { presentUserObject, type UserRecord } from '../../accounts/index.ts';
import type { ShownCard } from './cards.service.ts';

/** A member's card (Wire: docs/protocol/loyalty.md); its points are a number, unlike nearly all other amounts. */
export function presentCard({ card, points }: ShownCard, user: UserRecord | null, language: string) {
  return {
    card:
      card === null || user === null
        ? null
        : {
            ...{ pk: card.id, attributes: { account_number: card.number } },
            ...{ created_date: formatDateTime(card.createdDate), modified_date: formatDateTime(card.modifiedDate) },
            ...{ number: card.number, user: presentUserObject(user) },
          },
    points: Number(formatAmount(points ?? 0)),
    errors: points === null ? translate(message('loyalty_card_unavailable'), language) : null,
  };
}
