import { type FieldErrors, NON_FIELD } from '../../../kernel/errors.ts';
import { message, type Message, type MessageKey } from '../../../kernel/messages/index.ts';
import type { Refused } from '../../orders/index.ts';
import type { PaymentFailure } from '../../payments/index.ts';

const FAILURES: Readonly<Record<PaymentFailure, MessageKey>> = {
  declined: 'payment_declined',
  insufficient_funds: 'payment_insufficient_funds',
  card_refused: 'payment_card_refused',
  three_d_failed: 'payment_three_d_failed',
  cancelled_by_shopper: 'payment_cancelled',
  stored_card_gone: 'payment_stored_card_gone',
  expired: 'payment_expired',
  provider_failed: 'payment_provider_failed',
};

/** Why an order was not placed, for the shopper. `nameOf` names a product. */
export function refusalErrors(
  refused: Refused,
  nameOf: (productId: number) => string | null = () => null,
): FieldErrors {
  return { [NON_FIELD]: [refusalText(refused, nameOf)] };
}

function refusalText(refused: Refused, nameOf: (productId: number) => string | null): Message {
  switch (refused.reason) {
    case 'payment':
      return message(FAILURES[refused.failure]);
    case 'short': {
      const names = refused.productIds.map(nameOf).filter((name) => name !== null);
      return names.length === 0 ? message('order_goods_gone') : message('order_short', { names: names.join(', ') });
    }
    case 'used_up':
      return message('order_used_up');
    case 'changed':
      return message('total_changed');
    case 'abandoned':
      return message('order_abandoned');
    case 'busy':
      return message('checkout_busy');
  }
}
