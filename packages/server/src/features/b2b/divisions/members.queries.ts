import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Member } from './division.ts';

const member = prepared<Member>(`
  select m.customer_id as "customerId", d.id as "divisionId", coalesce(d.parent_id, d.id) as "mainId",
    d.parent_id is null as "isMain", d.currency
  from division_members m join divisions d on d.id = m.division_id left join divisions p on p.id = d.parent_id
  where m.customer_id = $1 and d.is_active and coalesce(p.is_active, true)`);

/** Which division a customer buys for; null where there is none, or it is not active. */
export async function findMember(db: Executor, customerId: number): Promise<Member | null> {
  const [row] = await member(db, [customerId]);
  return row ?? null;
}

const reach = prepared(`
  select id from divisions where id = $1 and is_active and (id = $2 or ($3::boolean and parent_id = $2))`);

/** Whether a member may order for a division: the own one, or one below it. */
export async function reaches(db: Executor, { divisionId, isMain }: Member, wanted: number): Promise<boolean> {
  const rows = await reach(db, [wanted, divisionId, isMain]);
  return rows.length === 1;
}

const insertion = prepared(`
  insert into division_members as m (customer_id, division_id, created_date) values ($1, $2, $3)
  on conflict (customer_id) do update set division_id = excluded.division_id
  where m.division_id <> excluded.division_id returning customer_id`);

/** @returns false when the customer is a member of the division already */
export async function upsertMember(
  tx: Executor,
  { customerId, divisionId, now }: { customerId: number; divisionId: number; now: Date },
): Promise<boolean> {
  const rows = await insertion(tx, [customerId, divisionId, now]);
  return rows.length === 1;
}

const removal = prepared('delete from division_members where customer_id = $1 returning customer_id');

/** @returns false when the customer is no member of any */
export async function deleteMember(tx: Executor, customerId: number): Promise<boolean> {
  const rows = await removal(tx, [customerId]);
  return rows.length === 1;
}

export interface ListedMember {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly erpCode: string;
  readonly division: string;
}

const list = prepared<ListedMember>(`
  select c.email, c.first_name as "firstName", c.last_name as "lastName", d.erp_code as "erpCode", d.name as division
  from division_members m join divisions d on d.id = m.division_id join customers c on c.id = m.customer_id
  where $1::text is null or d.erp_code = $1 order by d.erp_code, c.email limit $2`);

/** By division, of one or of all. */
export function selectMembers(db: Executor, erpCode: string | null, limit: number): Promise<ListedMember[]> {
  return list(db, [erpCode, limit]);
}
