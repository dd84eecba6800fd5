import type { Generated, JSONColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

export interface ShippingTables {
  delivery_options: DeliveryOptionTable;
  shipping_companies: ShippingCompanyTable;
  shipping_options: ShippingOptionTable;
}

interface DeliveryOptionTable {
  id: Generated<number>;
  key: string;
  names: JSONColumnType<Record<string, unknown>>;
  delivery_type: 'customer' | 'retail_store';
  position: Generated<number>;
  is_active: Generated<boolean>;
}

interface ShippingOptionTable {
  id: Generated<number>;
  key: string;
  names: JSONColumnType<Record<string, unknown>>;
  descriptions: JSONColumnType<Record<string, unknown>>;
  logo: string | null;
  delivery_types: Generated<string[]>;
  rules: JSONColumnType<unknown[]>;
  tax_rate: string | null;
  position: Generated<number>;
  is_active: Generated<boolean>;
}

interface ShippingCompanyTable {
  id: Generated<number>;
  key: string;
  name: string;
  tracking_url: string | null;
  takes_returns: Generated<boolean>;
  is_active: Generated<boolean>;
}

export const SHIPPING_DATA: PersonalData<ShippingTables> = {
  delivery_options: impersonal('id', 'key', 'names', 'delivery_type', 'position', 'is_active'),
  shipping_companies: impersonal('id', 'key', 'name', 'tracking_url', 'takes_returns', 'is_active'),
  shipping_options: impersonal(
    'id',
    'key',
    'names',
    'descriptions',
    'logo',
    'delivery_types',
    'rules',
    'tax_rate',
    'position',
    'is_active',
  ),
};
