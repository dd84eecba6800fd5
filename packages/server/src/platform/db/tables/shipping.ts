import type { Generated, JSONColumnType } from 'kysely';

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
