import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, money, type PersonalData, plain } from '../personal-data.ts';

export interface PromotionTables {
  promotion_redemptions: PromotionRedemptionTable;
  promotions: PromotionTable;
  vouchers: VoucherTable;
}

type Id = ColumnType<number, never, never>;
type Texts = JSONColumnType<Record<string, string>>;

interface PromotionTable {
  id: Id;
  key: string;
  names: Texts;
  kind: 'automatic' | 'coupon' | 'coupon_code' | 'voucher_code';
  priority: Generated<number>;
  is_exclusive: Generated<boolean>;
  stacking_group: string | null;
  conditions: JSONColumnType<unknown[]>;
  benefit: JSONColumnType<Record<string, unknown>>;
  is_active: Generated<boolean>;
  starts_at: Date | null;
  ends_at: Date | null;
  usage_limit: number | null;
  used_count: Generated<number>;
  per_customer_limit: number | null;
  budget_currency: string | null;
  budget_amount: number | null;
  spent_amount: Generated<number>;
  created_date: Date;
  modified_date: Date;
}

interface VoucherTable {
  id: Id;
  promotion_id: number;
  code: string;
  code_key: string;
  customer_id: number | null;
  usage_limit: number | null;
  used_count: Generated<number>;
  per_customer_limit: number | null;
  is_active: Generated<boolean>;
  starts_at: Date | null;
  ends_at: Date | null;
  batch: string | null;
  created_date: Date;
}

interface PromotionRedemptionTable {
  id: Id;
  promotion_id: number;
  voucher_id: number | null;
  customer_id: number | null;
  reference: string;
  names: Texts;
  voucher_code: string | null;
  amount: number;
  currency: string;
  redeemed_at: Date;
  released_at: Date | null;
}

export const PROMOTION_DATA: PersonalData<PromotionTables> = {
  promotion_redemptions: {
    owner: { customer: 'customer_id' },
    archive: 'promotions',
    ends: 'Never: the books of promotions. The code of a guest’s order goes with the guest.',
    columns: {
      // The customer's id leads to an empty record.
      ...plain('id', 'customer_id', 'reference', 'names', 'currency', 'redeemed_at', 'released_at'),
      ...money('amount'),
      ...internal('promotion_id', 'voucher_id'),
      ...erased('voucher_code'),
    },
  },
  promotions: impersonal(
    'id',
    'key',
    'names',
    'kind',
    'priority',
    'is_exclusive',
    'stacking_group',
    'conditions',
    'benefit',
    'is_active',
    'starts_at',
    'ends_at',
    'usage_limit',
    'used_count',
    'per_customer_limit',
    'budget_currency',
    'budget_amount',
    'spent_amount',
    'created_date',
    'modified_date',
  ),
  vouchers: {
    owner: { customer: 'customer_id' },
    archive: 'vouchers',
    ends: 'Those that are nobody’s: the shop’s to decide.',
    named: { promotion_id: ['promotions', 'names'] },
    columns: {
      ...plain('id', 'promotion_id', 'usage_limit', 'used_count', 'per_customer_limit', 'is_active', 'starts_at'),
      ...plain('ends_at', 'created_date'),
      ...internal('batch'),
      ...erased('customer_id', 'code', 'code_key'),
    },
  },
};
