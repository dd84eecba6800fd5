import type { ColumnType, Generated } from 'kysely';

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
