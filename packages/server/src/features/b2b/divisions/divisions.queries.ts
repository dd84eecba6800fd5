import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Division, Member } from './division.ts';

const COLUMNS = `d.id, d.name, d.division_type as type, d.parent_id as "parentId", d.erp_code as "erpCode", d.currency,
  d.country_id as "countryId", d.city_id as "cityId", d.township_id as "townshipId", d.district_id as "districtId",
  d.address, d.phone_number as phone, d.fax_number as fax, d.is_active as "isActive", d.latitude, d.longitude,
  d.monthly_order_limit as "monthlyLimit", d.current_balance as balance,
  d.current_balance_last_update as "balanceUpdated", d.extra_data as "extraData"`;

/** What a list of divisions is narrowed to; null where it is not. */
export interface DivisionFilter {
  /** Part of a name, of a code: whichever case. */
  readonly name: string | null;
  readonly erpCode: string | null;
  readonly hasParent: boolean | null;
  /** Minor units. */
  readonly balanceMin: number | null;
  readonly balanceMax: number | null;
  readonly updatedBefore: Date | null;
  readonly updatedAfter: Date | null;
}

const contains = (column: string, value: string) => `(${value}::text is null
  or position(lower(translate(${value}, 'İIı', 'iii')) in lower(translate(${column}, 'İIı', 'iii'))) > 0)`;

const pageOf = prepared<Division & { total: number }>(`
  select ${COLUMNS}, count(*) over () as total from divisions d
  where d.is_active and (d.id = $1 or ($2::boolean and d.parent_id = $1))
    and ${contains('d.name', '$3')} and ${contains('d.erp_code', '$4')}
    and ($5::boolean is null or (d.parent_id is not null) = $5)
    and ($6::bigint is null or d.current_balance >= $6) and ($7::bigint is null or d.current_balance <= $7)
    and ($8::timestamptz is null or d.current_balance_last_update <= $8)
    and ($9::timestamptz is null or d.current_balance_last_update >= $9)
  order by d.parent_id nulls first, d.name, d.id limit $10 offset $11`);

/** The active divisions that a member orders for, the main one first. */
export async function selectDivisionsOf(
  db: Executor,
  { divisionId, isMain }: Member,
  { page, filter }: { page: Page; filter: DivisionFilter },
): Promise<Slice<Division>> {
  const { name, erpCode, hasParent, balanceMin, balanceMax, updatedBefore, updatedAfter } = filter;
  const rows = await pageOf(db, [
    ...[divisionId, isMain, name, erpCode, hasParent, balanceMin, balanceMax, updatedBefore, updatedAfter],
    ...[page.size, offsetOf(page)],
  ]);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export type DeskDivision = Division & { readonly parentErpCode: string | null; readonly members: number };

const all = prepared<DeskDivision>(`
  select ${COLUMNS}, p.erp_code as "parentErpCode",
    (select count(*) from division_members m where m.division_id = d.id) as members
  from divisions d left join divisions p on p.id = d.parent_id
  order by coalesce(p.erp_code, d.erp_code), d.parent_id nulls first, d.erp_code limit $1`);

/** All divisions, each main one before those below it. */
export function selectDivisions(db: Executor, limit: number): Promise<DeskDivision[]> {
  return all(db, [limit]);
}

const byCode = prepared<Division>(`select ${COLUMNS} from divisions d where d.erp_code = any ($1::text[])`);

/** Those that there are of these codes. */
export function findDivisions(db: Executor, erpCodes: readonly string[]): Promise<Division[]> {
  return byCode(db, [erpCodes]);
}

export async function findDivision(db: Executor, erpCode: string): Promise<Division | null> {
  const [row] = await findDivisions(db, [erpCode]);
  return row ?? null;
}
