import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface B2bTables {
  b2b_basket_lines: B2bBasketLineTable;
  b2b_baskets: B2bBasketTable;
  division_members: DivisionMemberTable;
  divisions: DivisionTable;
  quotation_events: QuotationEventTable;
  quotation_lines: QuotationLineTable;
  quotations: QuotationTable;
}

type Id = ColumnType<number, never, never>;

interface DivisionTable {
  id: Id;
  name: string;
  division_type: 'main' | 'sub';
  parent_id: number | null;
  parent_type: ColumnType<'main' | null, never, never>;
  currency: string;
  erp_code: string;
  country_id: number | null;
  city_id: number | null;
  township_id: number | null;
  district_id: number | null;
  address: Generated<string>;
  phone_number: Generated<string>;
  fax_number: Generated<string>;
  is_active: Generated<boolean>;
  latitude: string | null;
  longitude: string | null;
  monthly_order_limit: Generated<number>;
  current_balance: Generated<number>;
  current_balance_last_update: Date | null;
  extra_data: JSONColumnType<Record<string, unknown>>;
  created_date: Date;
  modified_date: Date;
}

interface DivisionMemberTable {
  customer_id: number;
  division_id: number;
  created_date: Date;
}

interface B2bBasketTable {
  id: Id;
  customer_id: number;
  segment: string | null;
  status: Generated<'active' | 'draft' | 'submitted'>;
  name: string | null;
  created_date: Date;
  modified_date: Date;
}

interface B2bBasketLineTable {
  id: Id;
  basket_id: number;
  product_id: number;
  division_id: number;
  quantity: number;
  created_date: Date;
}

interface QuotationTable {
  id: Id;
  number: string;
  name: string;
  customer_id: number | null;
  division_id: number;
  main_id: number;
  basket_id: number | null;
  status: 'request_approval' | 'pending' | 'approved' | 'rejected' | 'cancelled';
  currency: string;
  total_amount: number;
  net_amount: number;
  created_date: Date;
  modified_date: Date;
  asked_on: ColumnType<string, never, never>;
}

interface QuotationLineTable {
  id: Id;
  quotation_id: number;
  division_id: number;
  product_id: number;
  sku: string;
  base_code: string;
  name: string;
  price: number;
  quantity: number;
  total_amount: number;
}

interface QuotationEventTable {
  id: Id;
  quotation_id: number;
  kind: 'asked' | 'approved' | 'rejected' | 'cancelled' | 'comment';
  actor: 'customer' | 'shop';
  customer_id: number | null;
  comment: string | null;
  created_date: Date;
}
