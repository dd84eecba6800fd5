import { type Executor, prepared } from '../../../platform/db/index.ts';

const known = prepared<{ notice: string }>('select notice from payment_notices where gateway = $1 and notice = $2');

/** Whether a message of a gateway was dealt with before. */
export async function isHeard(db: Executor, gateway: string, notice: string): Promise<boolean> {
  return (await known(db, [gateway, notice])).length > 0;
}

const insert = prepared(`
  insert into payment_notices (gateway, notice, received_at) values ($1, $2, $3) on conflict do nothing`);

export async function insertHeard(db: Executor, gateway: string, notice: string, now: Date): Promise<void> {
  await insert(db, [gateway, notice, now]);
}

const forget = prepared('delete from payment_notices where received_at < $1');

export async function deleteHeard(db: Executor, before: Date): Promise<void> {
  await forget(db, [before]);
}
