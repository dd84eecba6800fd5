import type { Generated, JSONColumnType } from 'kysely';
import { erased, internal, money, type PersonalData, plain } from '../personal-data.ts';

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

export const CHECKOUT_DATA: PersonalData<CheckoutTables> = {
  checkouts: {
    owner: { parent: 'baskets', column: 'basket_id' },
    archive: 'checkout',
    ends: 'The order placed, or the basket gone.',
    columns: {
      ...plain(
        'delivery_option_id',
        'shipping_address_id',
        'billing_address_id',
        'retail_store_id',
        'shipping_option_id',
      ),
      ...plain('payment_option_id', 'installment_plan_id', 'bank_account_id', 'payment_choice', 'modified_date'),
      ...plain('saved_card_id'),
      ...money('loyalty_amount', 'gift_card_amount'),
      ...internal('basket_id', 'revision', 'basket_version', 'is_redirected', 'gift_card_id', 'seen'),
      ...erased('bin', 'gift_box', 'notes'),
    },
  },
};
