import type { ColumnType, Generated } from 'kysely';
import { erased, impersonal, internal, money, type PersonalData, plain } from '../personal-data.ts';

export interface LoyaltyTables {
  gift_card_transactions: GiftCardTransactionTable;
  gift_cards: GiftCardTable;
  loyalty_accounts: LoyaltyAccountTable;
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
  reason: 'grant' | 'spend' | 'give_back' | 'refund';
  created_date: Date;
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
