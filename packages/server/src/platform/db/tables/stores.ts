import type { Generated, JSONColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

export interface StoreTables {
  retail_stores: RetailStoreTable;
  stock_levels: StockLevelTable;
  stock_locations: StockLocationTable;
}

/** Language to text. */
type Texts = JSONColumnType<Record<string, string>>;

interface RetailStoreTable {
  id: Generated<number>;
  code: string;
  names: Texts;
  township_id: number;
  district_id: number | null;
  is_active: Generated<boolean>;
  address: Generated<string>;
  phone_number: string | null;
  fax_phone_number: string | null;
  image: string | null;
  store_hours: JSONColumnType<[string, string][]>;
  latitude: string | null;
  longitude: string | null;
  click_and_collect: Generated<boolean>;
  kapida_enabled: Generated<boolean>;
  fast_delivery: Generated<boolean>;
  store_type: number | null;
  store_group: number | null;
  sort_order: number | null;
  config: JSONColumnType<Record<string, unknown>>;
}

interface StockLocationTable {
  id: Generated<number>;
  key: string;
  names: Texts;
  store_id: number | null;
  sells_online: boolean;
  position: Generated<number>;
}

interface StockLevelTable {
  product_id: number;
  location_id: number;
  on_hand: number;
  reserved: Generated<number>;
}

export const STORE_DATA: PersonalData<StoreTables> = {
  retail_stores: impersonal(
    'id',
    'code',
    'names',
    'township_id',
    'district_id',
    'is_active',
    'address',
    'phone_number',
    'fax_phone_number',
    'image',
    'store_hours',
    'latitude',
    'longitude',
    'click_and_collect',
    'kapida_enabled',
    'fast_delivery',
    'store_type',
    'store_group',
    'sort_order',
    'config',
  ),
  stock_levels: impersonal('product_id', 'location_id', 'on_hand', 'reserved'),
  stock_locations: impersonal('id', 'key', 'names', 'store_id', 'sells_online', 'position'),
};
