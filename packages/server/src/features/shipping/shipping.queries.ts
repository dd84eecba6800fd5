import type { Texts } from '../../kernel/texts.ts';
import { type Executor, prepared } from '../../platform/db/index.ts';
import type { ShippingOption } from './option.ts';
import type { DeliveryOption, ShippingCompany } from './shipping.ts';

const delivery = prepared<DeliveryOption>(`
  select id, key, names, delivery_type as type, position from delivery_options where is_active order by position, id`);

/** The active ones, by position. */
export function selectDeliveryOptions(db: Executor): Promise<DeliveryOption[]> {
  return delivery(db, []);
}

export type KeptShippingOption = Omit<ShippingOption, 'rules' | 'names'> & {
  readonly names: Texts;
  readonly rules: unknown;
};

const shipping = prepared<KeptShippingOption>(`
  select id, key, names, descriptions, logo, delivery_types as "deliveryTypes", rules, tax_rate::text as "taxRate",
    position
  from shipping_options where is_active order by position, id`);

/** The active ones, by position. */
export function selectShippingOptions(db: Executor): Promise<KeptShippingOption[]> {
  return shipping(db, []);
}

const COMPANY = `
  select id, key, name, tracking_url as "trackingUrl", takes_returns as "takesReturns" from shipping_companies
  where is_active`;

const companies = prepared<ShippingCompany>(`${COMPANY} order by name, id`);

/** The active companies, by name. One statement. */
export function shippingCompanies(db: Executor): Promise<ShippingCompany[]> {
  return companies(db, []);
}

const company = prepared<ShippingCompany>(`${COMPANY} and key = $1`);

/** An active company, by key. One statement. */
export async function findShippingCompany(db: Executor, key: string): Promise<ShippingCompany | null> {
  const [found] = await company(db, [key]);
  return found ?? null;
}
