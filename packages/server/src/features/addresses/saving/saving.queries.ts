import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { AddressDraft } from './draft.ts';

/** An address whose places are known to be there. */
export type PlacedDraft = AddressDraft & { readonly townshipId: number };

const texts = (...names: string[]) => names.map((name) => [name, 'text'] as const);
const places = (...names: string[]) => names.map((name) => [name, 'bigint'] as const);

/** What is written, in the order of `valuesOf`. */
const COLUMNS = [
  ...texts('title', 'first_name', 'last_name', 'phone_number', 'email'),
  ...places('country_id', 'city_id', 'township_id', 'district_id'),
  ...texts('line', 'postcode', 'notes'),
  ['is_corporate', 'boolean'],
  ...texts('company_name', 'tax_office', 'tax_no'),
  ['e_bill_taxpayer', 'boolean'],
  ...texts('identity_number'),
  ['extra_field', 'jsonb'],
] as const;
const NAMES = COLUMNS.map(([name]) => name).join(', ');

function valuesOf(draft: PlacedDraft): unknown[] {
  const { extraField } = draft;
  return [
    ...[draft.title, draft.firstName, draft.lastName, draft.phoneNumber, draft.email],
    ...[draft.countryId, draft.cityId, draft.townshipId, draft.districtId],
    ...[draft.line, draft.postcode, draft.notes, draft.isCorporate],
    ...[draft.companyName, draft.taxOffice, draft.taxNo, draft.eBillTaxpayer, draft.identityNumber],
    extraField === null ? null : JSON.stringify(extraField),
  ];
}

// A new primary address and the former one change places in one statement; the constraint is looked at when it is through.
const former = (isPrimary: string, id: string) => `
  with former as (
    update addresses set is_primary = false where customer_id = $1 and is_primary and ${isPrimary} and id <> ${id}
  )`;

const VALUES = COLUMNS.map(([, type], index) => `$${index + 5}::${type}`).join(', ');

const insert = prepared<{ id: number }>(`
  ${former('$2', '0')}
  insert into addresses (customer_id, is_primary, created_date, modified_date, ${NAMES})
  select $1, $2::boolean, $3::timestamptz, $3::timestamptz, ${VALUES}
  where (select count(*) from addresses where customer_id = $1) < $4
  returning id`);

/**
 * A new address of a customer who is locked.
 * @returns its id; null where the customer has `most` already
 */
export async function insertAddress(
  tx: Executor,
  customerId: number,
  { draft, isPrimary, most, now }: { draft: PlacedDraft; isPrimary: boolean; most: number; now: Date },
): Promise<number | null> {
  const [row] = await insert(tx, [customerId, isPrimary, now, most, ...valuesOf(draft)]);
  return row?.id ?? null;
}

const update = prepared(`
  ${former('$2', '$4')}
  update addresses
  set is_primary = coalesce($2::boolean, is_primary), modified_date = $3, (${NAMES}) = row(${VALUES})
  where id = $4 and customer_id = $1`);

/** Changes an address of a customer who is locked. `isPrimary` null leaves that as it is. */
export async function updateAddress(
  tx: Executor,
  { customerId, id }: { customerId: number; id: number },
  { draft, isPrimary, now }: { draft: PlacedDraft; isPrimary: boolean | null; now: Date },
): Promise<void> {
  await update(tx, [customerId, isPrimary, now, id, ...valuesOf(draft)]);
}

const remove = prepared<{ id: number }>('delete from addresses where id = $1 and customer_id = $2 returning id');

/** @returns whether the customer had it */
export async function deleteAddress(db: Executor, { customerId, id }: { customerId: number; id: number }) {
  return (await remove(db, [id, customerId])).length === 1;
}
