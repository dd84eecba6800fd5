import { Refusal } from '../../kernel/errors.ts';
import { message } from '../../kernel/messages/index.ts';

export function noSuchPromotion(key: string): Refusal {
  return new Refusal('not_found', 'not_found', message('unknown_promotion', { key }));
}

export function noSuchVoucher(code: string): Refusal {
  return new Refusal('not_found', 'not_found', message('unknown_voucher', { code }));
}
