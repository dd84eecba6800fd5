import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, type PersonalData, plain } from '../personal-data.ts';

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

export const ADDRESS_DATA: PersonalData<AddressTables> = {
  addresses: {
    owner: { customer: 'customer_id' },
    archive: 'addresses',
    named: {
      country_id: ['countries', 'name'],
      city_id: ['cities', 'name'],
      township_id: ['townships', 'name'],
      district_id: ['districts', 'name'],
    },
    ends: 'Removed by the customer, or a guest with the customer record, or when the shop erases the guest’s address.',
    columns: {
      ...plain('id', 'created_date', 'modified_date'),
      ...erased('customer_id', 'title', 'first_name', 'last_name', 'phone_number', 'email'),
      ...erased('country_id', 'city_id', 'township_id', 'district_id', 'line', 'postcode', 'notes'),
      ...erased('is_corporate', 'company_name', 'tax_office', 'tax_no', 'e_bill_taxpayer', 'identity_number'),
      ...erased('extra_field', 'is_primary', 'remote_id'),
    },
  },
};
