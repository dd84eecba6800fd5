import { type Executor, prepared } from '../../../platform/db/index.ts';

export type ExportState = 'pending' | 'ready' | 'failed' | 'expired';

/** An archive that a customer asked for, and what became of it. */
export interface DataExport {
  readonly id: number;
  /** Part of its address. */
  readonly key: string;
  readonly customerId: number;
  /** Where the password was proved; null once that session is gone. */
  readonly sessionId: number | null;
  readonly language: string;
  readonly state: ExportState;
  /** In bytes; null unless it was ready. */
  readonly size: number | null;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
}

const COLUMNS = `id, key, customer_id as "customerId", session_id as "sessionId", language_code as language, state, size,
  requested_date as "requestedAt", started_date as "startedAt", finished_date as "finishedAt", expires_at as "expiresAt"`;

const byCustomer = prepared<DataExport>(`select ${COLUMNS} from data_exports where customer_id = $1`);

/** The latest archive of a customer. */
export async function findExportOf(db: Executor, customerId: number): Promise<DataExport | null> {
  const [row] = await byCustomer(db, [customerId]);
  return row ?? null;
}

const byId = prepared<DataExport>(`select ${COLUMNS} from data_exports where id = $1`);

export async function findExport(db: Executor, id: number): Promise<DataExport | null> {
  const [row] = await byId(db, [id]);
  return row ?? null;
}

const removeFinished = prepared(`delete from data_exports where customer_id = $1 and state <> 'pending'`);

const insertion = prepared<DataExport>(`
  insert into data_exports (key, customer_id, session_id, language_code, requested_date) values ($1, $2, $3, $4, $5)
  on conflict (customer_id) do nothing returning ${COLUMNS}`);

export interface NewExport {
  readonly key: string;
  readonly customerId: number;
  readonly sessionId: number;
  readonly language: string;
  readonly now: Date;
}

/** Puts a new one in place of one that is finished. @returns null where one is being made */
export async function replaceExport(tx: Executor, request: NewExport): Promise<DataExport | null> {
  const { key, customerId, sessionId, language, now } = request;
  await removeFinished(tx, [customerId]);
  const [row] = await insertion(tx, [key, customerId, sessionId, language, now]);
  return row ?? null;
}

const starting = prepared(`update data_exports set started_date = $2 where id = $1 and state = 'pending'`);

export async function updateStarted(db: Executor, id: number, now: Date): Promise<void> {
  await starting(db, [id, now]);
}

const chunk = prepared('insert into data_export_chunks (export_id, position, bytes) values ($1, $2, $3)');

export async function insertChunk(tx: Executor, exportId: number, position: number, bytes: Buffer): Promise<void> {
  await chunk(tx, [exportId, position, bytes]);
}

const readying = prepared<{ id: number }>(`
  update data_exports set state = 'ready', size = $2, finished_date = $3, expires_at = $4
  where id = $1 and state = 'pending' returning id`);

/** @returns false when it is gone or given up meanwhile */
export async function updateReady(
  tx: Executor,
  id: number,
  ready: { readonly size: number; readonly now: Date; readonly expiresAt: Date },
): Promise<boolean> {
  return (await readying(tx, [id, ready.size, ready.now, ready.expiresAt])).length === 1;
}

const failing = prepared(`
  update data_exports set state = 'failed', finished_date = $2 where id = $1 and state = 'pending'`);

export async function updateFailed(db: Executor, id: number, now: Date): Promise<void> {
  await failing(db, [id, now]);
}

const chunkAt = prepared<{ bytes: Buffer }>(`
  select bytes from data_export_chunks where export_id = $1 and position = $2`);

/** One piece of an archive; null behind its end, and once it is thrown away. */
export async function findChunk(db: Executor, exportId: number, position: number): Promise<Buffer | null> {
  const [row] = await chunkAt(db, [exportId, position]);
  return row?.bytes ?? null;
}

const removeAll = prepared('delete from data_exports where customer_id = $1');

/** Deletes the archive of an erased customer; one that is being made comes to nothing. */
export async function deleteExportsOf(tx: Executor, customerId: number): Promise<void> {
  await removeAll(tx, [customerId]);
}

const expiring = prepared(`
  with over as (update data_exports set state = 'expired' where state = 'ready' and expires_at <= $1 returning id)
  delete from data_export_chunks where export_id in (select id from over)`);

/** Throws away the archives that are too old; that there was one stays known. */
export async function expireExports(db: Executor, now: Date): Promise<void> {
  await expiring(db, [now]);
}

const givingUp = prepared(`
  update data_exports set state = 'failed', finished_date = $1 where state = 'pending' and requested_date < $2`);

/** Gives up what nobody has made for so long that nobody will: its job is gone. */
export async function giveUpExports(db: Executor, now: Date, before: Date): Promise<void> {
  await givingUp(db, [now, before]);
}

const forgetting = prepared(
  `delete from data_exports where state <> 'pending' and finished_date < $1 and (expires_at is null or expires_at < $1)`,
);

/** Forgets that there ever was one. */
export async function deleteOldExports(db: Executor, before: Date): Promise<void> {
  await forgetting(db, [before]);
}
