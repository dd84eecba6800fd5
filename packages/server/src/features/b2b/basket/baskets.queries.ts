import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Member } from '../divisions/division.ts';
import type { StoredBasket, StoredLine } from './b2b-basket.ts';

type LineColumns = [
  productId: number,
  listedId: number | null,
  quantity: number,
  divisionId: number,
  divisionName: string,
  erpCode: string,
];

interface BasketRow {
  id: number;
  name: string | null;
  lines: LineColumns[] | null;
}

// Of divisions that the member ($1 own division, $2 whether it is a main one) orders for.
const BASKET = `b.id, b.name, (
  select json_agg(json_build_array(l.product_id, coalesce(p.parent_id, p.id), l.quantity, d.id, d.name, d.erp_code)
    order by l.id)
  from b2b_basket_lines l join divisions d on d.id = l.division_id left join products p on p.id = l.product_id
  where l.basket_id = b.id and d.is_active and (d.id = $1 or ($2::boolean and d.parent_id = $1))) as lines`;

const active = prepared<BasketRow>(`
  select ${BASKET} from b2b_baskets b
  where b.customer_id = $3 and b.status = 'active' and b.segment is not distinct from $4`);

/** The basket that a member fills at the prices of a segment; null while there is none. */
export async function findActive(db: Executor, member: Member, segment: string | null): Promise<StoredBasket | null> {
  const [row] = await active(db, [member.divisionId, member.isMain, member.customerId, segment]);
  return row === undefined ? null : basketOf(row);
}

const drafts = prepared<BasketRow>(`
  select ${BASKET} from b2b_baskets b where b.customer_id = $3 and b.status = 'draft'
  order by b.modified_date desc, b.id desc`);

/** What a member has put by, the latest first. */
export async function selectDrafts(db: Executor, member: Member): Promise<StoredBasket[]> {
  const rows = await drafts(db, [member.divisionId, member.isMain, member.customerId]);
  return rows.map(basketOf);
}

function basketOf({ id, name, lines }: BasketRow): StoredBasket {
  return { id, name, lines: (lines ?? []).map(lineOf) };
}

function lineOf([productId, listedId, quantity, id, name, erpCode]: LineColumns): StoredLine {
  return { productId, listedId, quantity, division: { id, name, erpCode } };
}

const insertion = prepared<{ id: number }>(`
  insert into b2b_baskets (customer_id, segment, created_date, modified_date) values ($1, $2, $3, $3)
  on conflict (customer_id, segment) where status = 'active' do update set modified_date = excluded.modified_date
  returning id`);

export interface BasketOwner {
  readonly customerId: number;
  readonly segment: string | null;
}

/** The active basket, made where there is none. */
export async function openActive(tx: Executor, { customerId, segment }: BasketOwner, now: Date): Promise<number> {
  const [row] = await insertion(tx, [customerId, segment, now]);
  if (row === undefined) throw new Error('The basket was not made');
  return row.id;
}

const counting = prepared<{ count: number }>(`
  select count(*) from b2b_baskets where customer_id = $1 and status = 'draft'`);

export async function countDrafts(tx: Executor, customerId: number): Promise<number> {
  const [row] = await counting(tx, [customerId]);
  return row?.count ?? 0;
}

const putBy = prepared(`
  update b2b_baskets set status = 'draft', name = coalesce($2, name), modified_date = $3 where id = $1`);

/** Turns the active basket into a draft; without a name it keeps the one it had. */
export async function putAside(tx: Executor, id: number, name: string | null, now: Date): Promise<void> {
  await putBy(tx, [id, name, now]);
}

const taking = prepared(`
  update b2b_baskets set status = 'active', segment = $3, modified_date = $4
  where id = $1 and customer_id = $2 and status = 'draft' returning id`);

/** @returns false when the customer has no such draft */
export async function takeUp(
  tx: Executor,
  id: number,
  { customerId, segment }: BasketOwner,
  now: Date,
): Promise<boolean> {
  const rows = await taking(tx, [id, customerId, segment, now]);
  return rows.length === 1;
}

const isDraftOf = prepared(`
  select id from b2b_baskets where id = $1 and customer_id = $2 and status = 'draft'`);

export async function hasDraft(tx: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await isDraftOf(tx, [id, customerId]);
  return rows.length === 1;
}

const dropping = prepared(`
  delete from b2b_baskets where id = $1 and customer_id = $2 and status = 'draft' returning id`);

/** @returns false when the customer has no such draft */
export async function dropDraft(tx: Executor, id: number, customerId: number): Promise<boolean> {
  const rows = await dropping(tx, [id, customerId]);
  return rows.length === 1;
}

const submission = prepared(`update b2b_baskets set status = 'submitted', modified_date = $2 where id = $1`);

export async function submitBasket(tx: Executor, id: number, now: Date): Promise<void> {
  await submission(tx, [id, now]);
}

const removal = prepared('delete from b2b_baskets where id = $1');

export async function deleteBasket(tx: Executor, id: number): Promise<void> {
  await removal(tx, [id]);
}

const erasure = prepared('delete from b2b_baskets where customer_id = $1');

export async function deleteBasketsOf(tx: Executor, customerId: number): Promise<void> {
  await erasure(tx, [customerId]);
}
