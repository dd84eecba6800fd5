import type { PaymentOption } from '../../payments/index.ts';

/** Whether an option is paid by card, typed or saved: it has instalments, and may lead to the card's bank. */
export function isCardOption(option: Pick<PaymentOption, 'type'> | null): boolean {
  return option?.type === 'credit_card' || option?.type === 'saved_card';
}
