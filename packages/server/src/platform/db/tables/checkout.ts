import type { Generated, JSONColumnType } from 'kysely';

export interface CheckoutTables {
  checkouts: CheckoutTable;
}

interface CheckoutTable {
  basket_id: number;
  revision: Generated<number>;
  basket_version: number;
  delivery_option_id: number | null;
  shipping_address_id: number | null;
  billing_address_id: number | null;
  retail_store_id: number | null;
  shipping_option_id: number | null;
  payment_option_id: number | null;
  bin: string | null;
  installment_plan_id: number | null;
  bank_account_id: number | null;
  payment_choice: string | null;
  saved_card_id: Generated<number | null>;
  is_redirected: Generated<boolean>;
  loyalty_amount: Generated<number>;
  gift_card_id: number | null;
  gift_card_amount: Generated<number>;
  gift_box: JSONColumnType<Record<string, unknown> | null>;
  notes: string | null;
  seen: string | null;
  modified_date: Date;
}
