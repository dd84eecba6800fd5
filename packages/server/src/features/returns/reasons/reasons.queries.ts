import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { CancellationReason } from './reason.ts';

const COLUMNS = `
  id, uuid, cancellation_type as type, subjects, extra_information_needed as "extraInformationNeeded",
  is_active as "isActive", position, created_date as "createdDate", modified_date as "modifiedDate"`;

const list = prepared<CancellationReason & { total: number }>(`
  select ${COLUMNS}, count(*) over ()::integer as total from cancellation_reasons
  where is_active order by position, id limit $1 offset $2`);

/** Those that can be chosen, by position. */
export async function findReasons(db: Executor, page: Page): Promise<Slice<CancellationReason>> {
  const items = await list(db, [page.size, offsetOf(page)]);
  // Behind the last page there is no row to tell how many there are.
  return { items, total: items[0]?.total ?? 0 };
}

const byIds = prepared<CancellationReason>(`
  select ${COLUMNS} from cancellation_reasons where id = any($1::integer[]) and is_active`);

export async function findActiveReasons(
  db: Executor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, CancellationReason>> {
  const rows = await byIds(db, [ids]);
  return new Map(rows.map((reason) => [reason.id, reason]));
}

export interface ReasonRow {
  readonly key: string;
  readonly cancellation_type: string;
  readonly subjects: object;
  readonly extra_information_needed: boolean;
  readonly position: number;
  readonly is_active: boolean;
}

const upsert = prepared(`
  insert into cancellation_reasons (key, cancellation_type, subjects, extra_information_needed, position, is_active,
    created_date, modified_date)
  select r.*, $2, $2 from jsonb_to_recordset($1::jsonb) as r (key text, cancellation_type text, subjects jsonb,
    extra_information_needed boolean, position integer, is_active boolean)
  on conflict (key) do update set cancellation_type = excluded.cancellation_type, subjects = excluded.subjects,
    extra_information_needed = excluded.extra_information_needed, position = excluded.position,
    is_active = excluded.is_active, modified_date = excluded.modified_date`);

export async function upsertReasons(tx: Executor, rows: readonly ReasonRow[], now: Date): Promise<void> {
  await upsert(tx, [JSON.stringify(rows), now]);
}
