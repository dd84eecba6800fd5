import { type Executor, prepared } from '../../../platform/db/index.ts';

const move = prepared(`
  with own as (
    select count(*) as count, coalesce(bool_or(is_primary), false) as has_primary from addresses where customer_id = $2
  ), leaving as (
    select id, row_number() over (order by is_primary desc, id desc) as place from addresses where customer_id = $1
  )
  update addresses a set customer_id = $2, is_primary = a.is_primary and not own.has_primary, modified_date = $4
  from leaving, own where a.id = leaving.id and own.count + leaving.place <= $3`);

export interface Move {
  readonly from: number;
  readonly to: number;
  /** How many addresses a customer may have. */
  readonly most: number;
  readonly now: Date;
}

/** Both customers are locked. */
export async function giveAddresses(tx: Executor, { from, to, most, now }: Move): Promise<void> {
  await move(tx, [from, to, most, now]);
}

const erase = prepared<{ id: number }>('delete from addresses where customer_id = any ($1::bigint[]) returning id');

/** Deletes the addresses of customers, registered or guests, who are being erased. Orders keep copies. @returns how many */
export async function eraseAddressesOf(tx: Executor, customerIds: readonly number[]): Promise<number> {
  return (await erase(tx, [customerIds])).length;
}
