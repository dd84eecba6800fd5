import { type Executor, prepared } from '../../platform/db/index.ts';
import type { PriceRule } from './option.ts';
import type { KnownPlace } from './places.rules.ts';
import type { DeliveryOptionInput, ShippingCompanyInput, ShippingOptionInput } from './saving.rules.ts';

const delivery = prepared(`
  insert into delivery_options (key, names, delivery_type, position, is_active)
  select * from jsonb_to_recordset($1::jsonb)
    as r(key text, names jsonb, type text, position integer, "isActive" boolean) order by key
  on conflict (key) do update set names = excluded.names, delivery_type = excluded.delivery_type,
    position = excluded.position, is_active = excluded.is_active`);

/** Inserts, or replaces those with the same key. One statement. */
export async function upsertDeliveryOptions(tx: Executor, options: readonly DeliveryOptionInput[]): Promise<void> {
  await delivery(tx, [JSON.stringify(options)]);
}

/** An option whose rules name places by id. */
export type ShippingOptionRow = Omit<ShippingOptionInput, 'rules'> & { readonly rules: readonly PriceRule[] };

const shipping = prepared(`
  insert into shipping_options (key, names, descriptions, logo, delivery_types, rules, tax_rate, position, is_active)
  select * from jsonb_to_recordset($1::jsonb) as r(key text, names jsonb, descriptions jsonb, logo text,
    "deliveryTypes" text[], rules jsonb, "taxRate" numeric, position integer, "isActive" boolean) order by key
  on conflict (key) do update set names = excluded.names, descriptions = excluded.descriptions, logo = excluded.logo,
    delivery_types = excluded.delivery_types, rules = excluded.rules, tax_rate = excluded.tax_rate,
    position = excluded.position, is_active = excluded.is_active`);

/** Inserts, or replaces those with the same key. One statement. */
export async function upsertShippingOptions(tx: Executor, options: readonly ShippingOptionRow[]): Promise<void> {
  await shipping(tx, [JSON.stringify(options)]);
}

const companies = prepared(`
  insert into shipping_companies (key, name, tracking_url, takes_returns, is_active)
  select * from jsonb_to_recordset($1::jsonb)
    as r(key text, name text, "trackingUrl" text, "takesReturns" boolean, "isActive" boolean) order by key
  on conflict (key) do update set name = excluded.name, tracking_url = excluded.tracking_url,
    takes_returns = excluded.takes_returns, is_active = excluded.is_active`);

/** Inserts, or replaces those with the same key. One statement. */
export async function upsertCompanies(tx: Executor, given: readonly ShippingCompanyInput[]): Promise<void> {
  await companies(tx, [JSON.stringify(given)]);
}

const places = prepared<KnownPlace>(`
  select c.id, k.code as country, c.id as "cityId",
    json_build_object('name', c.name, 'translations', c.translations) as city, null as township
  from countries k join cities c on c.country_id = k.id where k.code = any($1::text[])
  union all
  select t.id, k.code, c.id, json_build_object('name', c.name, 'translations', c.translations),
    json_build_object('name', t.name, 'translations', t.translations)
  from countries k join cities c on c.country_id = k.id join townships t on t.city_id = c.id
  where k.code = any($1::text[])
  order by id`);

/** The cities and townships of countries. One statement. */
export function selectPlaces(tx: Executor, countries: readonly string[]): Promise<KnownPlace[]> {
  return places(tx, [countries]);
}
