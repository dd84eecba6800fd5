import { invalidField, notFound } from '../../../kernel/errors.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { normalisePath } from '../../urls/index.ts';
import { findSeoRecord, type SeoInput, type SeoRecord, upsertSeoRecords } from './seo.queries.ts';

/** @throws Refusal not_found where there is no record for the path */
export async function getSeoRecord(db: Executor, path: string): Promise<SeoRecord> {
  const record = await findSeoRecord(db, path);
  if (record === null) throw notFound();
  return record;
}

/**
 * Adds and replaces what search engines are told, by path, inside the caller's transaction. Two statements.
 * @throws Refusal invalid invalid_path under `url` for a path that is too long
 */
export async function saveSeoRecords(tx: Executor, inputs: readonly SeoInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const records = new Map(inputs.map((input) => [pathOf(input), input]));
  await upsertSeoRecords(
    tx,
    [...records].map(([url, input]) => ({ ...input, url })),
    now,
  );
  await announceChange(tx, ['seo'], now);
}

// What fits into an index.
const MOST_BYTES = 2000;

function pathOf({ url }: SeoInput): string {
  const path = normalisePath(url);
  if (Buffer.byteLength(path) > MOST_BYTES) throw invalidField('url', 'invalid_path', { path: path.slice(0, 100) });
  return path;
}
