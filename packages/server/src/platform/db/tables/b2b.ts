import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, money, type PersonalData, plain } from '../personal-data.ts';

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

export const B2B_DATA: PersonalData<B2bTables> = {
  b2b_basket_lines: {
    owner: { parent: 'b2b_baskets', column: 'basket_id' },
    archive: 'lines',
    named: { product_id: ['products', 'names'], division_id: ['divisions', 'name'] },
    ends: 'With the basket.',
    columns: {
      ...plain('id', 'product_id', 'division_id', 'quantity', 'created_date'),
      ...internal('basket_id'),
    },
  },
  b2b_baskets: {
    owner: { customer: 'customer_id' },
    archive: 'b2b_baskets',
    ends: 'With the account.',
    columns: {
      ...plain('id', 'status', 'created_date', 'modified_date'),
      ...internal('segment'),
      ...erased('customer_id', 'name'),
    },
  },
  division_members: {
    owner: { customer: 'customer_id' },
    archive: 'division_members',
    named: { division_id: ['divisions', 'name'] },
    ends: 'Removed by the shop.',
    columns: {
      ...plain('division_id', 'created_date'),
      ...erased('customer_id'),
    },
  },
  // Companies and their places, not people.
  divisions: impersonal(
    ...(['id', 'name', 'division_type', 'parent_id', 'parent_type', 'currency', 'erp_code', 'country_id'] as const),
    ...(['city_id', 'township_id', 'district_id', 'address', 'phone_number', 'fax_number', 'is_active'] as const),
    ...(['latitude', 'longitude', 'monthly_order_limit', 'current_balance', 'current_balance_last_update'] as const),
    ...(['extra_data', 'created_date', 'modified_date'] as const),
  ),
  quotation_events: {
    owner: { parent: 'quotations', column: 'quotation_id' },
    archive: 'events',
    ends: 'With the quotation.',
    columns: {
      ...plain('id', 'kind', 'actor', 'created_date'),
      ...internal('quotation_id'),
      ...erased('customer_id', 'comment'),
    },
  },
  quotation_lines: {
    owner: { parent: 'quotations', column: 'quotation_id' },
    archive: 'lines',
    named: { division_id: ['divisions', 'name'] },
    ends: 'With the quotation.',
    columns: {
      ...plain('id', 'division_id', 'product_id', 'sku', 'base_code', 'name', 'quantity'),
      ...money('price', 'total_amount'),
      ...internal('quotation_id'),
    },
  },
  quotations: {
    owner: { customer: 'customer_id' },
    archive: 'quotations',
    named: { division_id: ['divisions', 'name'] },
    ends: 'Never: books. Erased ones are called by their number.',
    columns: {
      ...plain('id', 'number', 'division_id', 'status', 'currency', 'created_date', 'modified_date', 'asked_on'),
      ...money('total_amount', 'net_amount'),
      ...internal('main_id', 'basket_id'),
      ...erased('customer_id', 'name'),
    },
  },
};
