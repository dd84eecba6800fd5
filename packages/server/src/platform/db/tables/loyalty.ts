import type { ColumnType, Generated } from 'kysely';
import { erased, impersonal, internal, money, type PersonalData, plain } from '../personal-data.ts';

export interface LoyaltyTables {
  gift_card_transactions: GiftCardTransactionTable;
  gift_cards: GiftCardTable;
  loyalty_accounts: LoyaltyAccountTable;
  loyalty_cards: LoyaltyCardTable;
  loyalty_earnings: LoyaltyEarningTable;
  loyalty_lot_uses: LoyaltyLotUseTable;
  loyalty_lots: LoyaltyLotTable;
  loyalty_transactions: LoyaltyTransactionTable;
}

type Id = ColumnType<number, never, never>;

interface LoyaltyAccountTable {
  id: Id;
  customer_id: number;
  currency: string;
  kind: 'sale' | 'bank' | 'refund';
  balance: Generated<number>;
  created_date: Date;
}

interface LoyaltyTransactionTable {
  id: Id;
  account_id: number;
  amount: number;
  reference: string;
  reason: 'grant' | 'take' | 'spend' | 'give_back' | 'refund' | 'earn' | 'take_back' | 'expire';
  created_date: Date;
}

interface LoyaltyCardTable {
  id: Id;
  customer_id: number;
  number: string;
  created_date: Date;
  modified_date: Date;
}

interface LoyaltyEarningTable {
  id: Id;
  customer_id: number;
  order_number: string;
  currency: string;
  rate: number;
  counts: 'goods' | 'total';
  counted_amount: number;
  paid_amount: number;
  state: Generated<'pending' | 'earned'>;
  amount: number;
  owed_amount: Generated<number>;
  created_date: Date;
  modified_date: Date;
}

interface LoyaltyLotTable {
  id: Id;
  account_id: number;
  earning_id: number | null;
  amount: number;
  left_amount: number;
  expires_at: Date | null;
  created_date: Date;
}

interface LoyaltyLotUseTable {
  transaction_id: number;
  lot_id: number;
  amount: number;
}

interface GiftCardTable {
  id: Id;
  code_hash: Buffer;
  code_end: string;
  currency: string;
  initial_balance: number;
  balance: number;
  is_active: Generated<boolean>;
  expires_at: Date | null;
  created_date: Date;
}

interface GiftCardTransactionTable {
  id: Id;
  gift_card_id: number;
  amount: number;
  reference: string;
  created_date: Date;
}

export const LOYALTY_DATA: PersonalData<LoyaltyTables> = {
  gift_card_transactions: impersonal('id', 'gift_card_id', 'amount', 'reference', 'created_date'),
  gift_cards: impersonal(
    'id',
    'code_hash',
    'code_end',
    'currency',
    'initial_balance',
    'balance',
    'is_active',
    'expires_at',
    'created_date',
  ),
  loyalty_accounts: {
    owner: { customer: 'customer_id' },
    archive: 'loyalty',
    ends: 'With the customer’s account.',
    columns: {
      ...plain('id', 'currency', 'kind', 'created_date'),
      ...money('balance'),
      ...erased('customer_id'),
    },
  },
  loyalty_cards: {
    owner: { customer: 'customer_id' },
    archive: 'loyalty_card',
    ends: 'With the customer’s account.',
    columns: { ...plain('id', 'created_date', 'modified_date'), ...erased('customer_id', 'number') },
  },
  loyalty_earnings: {
    owner: { customer: 'customer_id' },
    archive: 'loyalty_earnings',
    ends: 'With the customer’s account.',
    columns: {
      ...plain('id', 'currency', 'rate', 'counts', 'state', 'created_date', 'modified_date'),
      ...money('counted_amount', 'paid_amount', 'amount', 'owed_amount'),
      ...erased('customer_id', 'order_number'),
    },
  },
  loyalty_lot_uses: {
    owner: { parent: 'loyalty_transactions', column: 'transaction_id' },
    archive: null,
    ends: 'With the transaction.',
    columns: { ...internal('transaction_id', 'lot_id'), ...money('amount') },
  },
  loyalty_lots: {
    owner: { parent: 'loyalty_accounts', column: 'account_id' },
    archive: 'lots',
    ends: 'With the account.',
    columns: {
      ...plain('id', 'expires_at', 'created_date'),
      ...money('amount', 'left_amount'),
      ...internal('account_id', 'earning_id'),
    },
  },
  loyalty_transactions: {
    owner: { parent: 'loyalty_accounts', column: 'account_id' },
    archive: 'transactions',
    ends: 'With the account.',
    columns: {
      ...plain('id', 'reason', 'created_date'),
      ...money('amount'),
      ...internal('account_id'),
      ...erased('reference'),
    },
  },
};
