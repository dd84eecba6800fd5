import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface AddressTables {
  addresses: AddressTable;
}

type Id = ColumnType<number, never, never>;

interface AddressTable {
  id: Id;
  customer_id: number;
  title: string;
  first_name: string;
  last_name: string;
  phone_number: string;
  email: string | null;
  country_id: number;
  city_id: number;
  township_id: number;
  district_id: number | null;
  line: string;
  postcode: string | null;
  notes: string | null;
  is_corporate: Generated<boolean>;
  company_name: string | null;
  tax_office: string | null;
  tax_no: string | null;
  e_bill_taxpayer: Generated<boolean>;
  identity_number: string | null;
  extra_field: JSONColumnType<Record<string, unknown> | null>;
  is_primary: Generated<boolean>;
  remote_id: string | null;
  created_date: Date;
  modified_date: Date;
}
