/** Letters and digits that are not taken for one another, read out or written down: 31 of them. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/**
 * What a code is compared by: without blanks, in capitals, the same in every language: the Turkish İ and ı count as I.
 * Null for what cannot be a code.
 */
export function codeKey(code: string): string | null {
  if (code.length > 200) return null;
  const key = code.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase().replaceAll('İ', 'I');
  return CODE.test(key) && key.length <= 64 ? key : null;
}

/** A voucher and what it depends on, as it is now. */
export interface FoundVoucher {
  readonly id: number;
  readonly code: string;
  readonly promotionId: number;
  readonly promotionKey: string;
  /** Whose it is; null for whoever knows the code. */
  readonly ownerId: number | null;
  readonly isActive: boolean;
  /** From which moment and up to which the voucher and its promotion are both good. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly isUsedUp: boolean;
  /** The voucher's own limit of each customer or that of its promotion is what counts first. */
  readonly hasCustomerLimit: boolean;
  readonly isUsedUpByCustomer: boolean;
  readonly isPromotionOff: boolean;
}

export type VoucherVerdict =
  | 'ok'
  | 'unknown'
  | 'promotion_off'
  | 'not_started'
  | 'ended'
  | 'used_up'
  | 'needs_login'
  | 'someone_elses'
  | 'used_up_by_customer';

/** Whether a code may be put to the basket of the customer (null: a guest), and if not, why. */
export function judgeVoucher(
  voucher: FoundVoucher | null,
  { customerId, now }: { customerId: number | null; now: Date },
): VoucherVerdict {
  if (voucher === null) return 'unknown';
  const { ownerId } = voucher;
  // Nobody learns from the answer in what state somebody else's code is.
  if (ownerId !== null && customerId !== null && ownerId !== customerId) return 'someone_elses';
  if (customerId === null && (ownerId !== null || voucher.hasCustomerLimit)) return 'needs_login';
  return stateOf(voucher, now);
}

function stateOf(voucher: FoundVoucher, now: Date): VoucherVerdict {
  if (!voucher.isActive || voucher.isPromotionOff) return 'promotion_off';
  if (voucher.startsAt !== null && voucher.startsAt > now) return 'not_started';
  if (voucher.endsAt !== null && voucher.endsAt <= now) return 'ended';
  if (voucher.isUsedUp) return 'used_up';
  return voucher.isUsedUpByCustomer ? 'used_up_by_customer' : 'ok';
}
