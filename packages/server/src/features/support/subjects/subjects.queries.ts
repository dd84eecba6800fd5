import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { ContactSubject } from '../ticket.ts';

const COLUMNS = `id, key, names, is_order_needed as "isOrderNeeded"`;

const active = prepared<ContactSubject>(
  `select ${COLUMNS} from contact_subjects where is_active order by position, id`,
);

/** Those that can be chosen, by position. */
export function findSubjects(db: Executor): Promise<ContactSubject[]> {
  return active(db, []);
}

const one = prepared<ContactSubject>(`select ${COLUMNS} from contact_subjects where id = $1 and is_active`);

export async function findActiveSubject(db: Executor, id: number): Promise<ContactSubject | null> {
  const [row] = await one(db, [id]);
  return row ?? null;
}

export interface SubjectRow {
  readonly key: string;
  readonly names: object;
  readonly is_order_needed: boolean;
  readonly position: number;
  readonly is_active: boolean;
}

const upsertion = prepared(`
  insert into contact_subjects (key, names, is_order_needed, position, is_active)
  select r.* from jsonb_to_recordset($1::jsonb)
    as r (key text, names jsonb, is_order_needed boolean, position integer, is_active boolean)
  on conflict (key) do update set names = excluded.names, is_order_needed = excluded.is_order_needed,
    position = excluded.position, is_active = excluded.is_active`);

export async function upsertSubjects(tx: Executor, rows: readonly SubjectRow[]): Promise<void> {
  await upsertion(tx, [JSON.stringify(rows)]);
}
