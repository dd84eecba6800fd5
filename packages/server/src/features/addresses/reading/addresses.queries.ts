import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Address } from '../address.ts';

/** In which language places are named, and in which where there is none in that. */
export interface Naming {
  readonly language: string;
  readonly fallback: string;
}

/** An address as it is shown, and the district that was chosen, if one was. */
export interface StoredAddress {
  readonly address: Address;
  readonly chosenDistrictId: number | null;
}

type Row = Address & { readonly chosenDistrictId: number | null; readonly total: number };

const named = `coalesce(p.translations ->> $1::text, p.translations ->> $2::text, p.name)`;
/** The place as JSON. Looked up one by one: joined, the planner would read all districts for three addresses. */
const place = (table: string, which: string, more: readonly string[]) => {
  const columns = more.map((column) => `, '${column}', p.${column}`).join('');
  return `(
    select json_build_object('id', p.id, 'name', ${named}, 'isActive', p.is_active${columns})
    from ${table} p where ${which})`;
};

const ADDRESSES = `
  select a.id, a.customer_id as "customerId", a.title, a.first_name as "firstName", a.last_name as "lastName",
    a.phone_number as "phoneNumber", a.email, a.line, a.postcode, a.notes, a.is_corporate as "isCorporate",
    a.company_name as "companyName", a.tax_office as "taxOffice", a.tax_no as "taxNo",
    a.e_bill_taxpayer as "eBillTaxpayer", a.identity_number as "identityNumber", a.extra_field as "extraField",
    a.is_primary as "isPrimary", a.remote_id as "remoteId", a.district_id as "chosenDistrictId",
    ${place('countries', 'p.id = a.country_id', ['code'])} as country,
    ${place('cities', 'p.id = a.city_id', ['priority', 'postcode'])} as city,
    ${place('townships', 'p.id = a.township_id', ['postcode'])} as township,
    coalesce(
      ${place('districts', 'p.id = a.district_id', ['postcode'])},
      ${place('districts', 'p.township_id = a.township_id and p.is_generic', ['postcode'])}
    ) as district,
    count(*) over () as total
  from addresses a
  where a.customer_id = $3`;

const page = prepared<Row>(`${ADDRESSES} order by a.is_primary desc, a.id desc limit $4 offset $5`);
const one = prepared<Row>(`${ADDRESSES} and a.id = $4`);

/** A part of a customer's addresses, the primary one first, then the newest, and how many there are. One statement. */
export async function selectAddresses(
  db: Executor,
  customerId: number,
  { naming, limit, offset }: { naming: Naming; limit: number; offset: number },
): Promise<{ items: Address[]; total: number }> {
  const rows = await page(db, [naming.language, naming.fallback, customerId, limit, offset]);
  // Behind the last page there are no rows and no total; such a page is refused anyway.
  return { items: rows.map((row) => storedOf(row).address), total: rows[0]?.total ?? 0 };
}

/** An address that is the customer's, and what was chosen for it. */
export async function findStored(
  db: Executor,
  { customerId, id }: { customerId: number; id: number },
  { language, fallback }: Naming,
): Promise<StoredAddress | null> {
  const [row] = await one(db, [language, fallback, customerId, id]);
  return row === undefined ? null : storedOf(row);
}

/** Orders keep addresses as they are: nothing of the statement may stay on them. */
function storedOf({ chosenDistrictId, total, ...address }: Row): StoredAddress & { readonly total: number } {
  return { address, chosenDistrictId, total };
}

const MOST = 100;

/** A customer's addresses, the primary one first, then the newest; at most 100. */
export async function findAddresses(db: Executor, customerId: number, naming: Naming): Promise<Address[]> {
  return (await selectAddresses(db, customerId, { naming, limit: MOST, offset: 0 })).items;
}

/** An address of a customer; null when there is none, or it is somebody else's. */
export async function findAddress(
  db: Executor,
  which: { customerId: number; id: number },
  naming: Naming,
): Promise<Address | null> {
  return (await findStored(db, which, naming))?.address ?? null;
}
