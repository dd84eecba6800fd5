import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';

interface SeoTexts {
  /** Normalised: a slash at both ends. */
  readonly url: string;
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly keywords: Texts;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface SeoRecord extends SeoTexts {
  readonly id: number;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

const byUrl = prepared<SeoRecord>(`
  select id, url, titles, descriptions, keywords, attributes, created_date as "createdAt",
    modified_date as "modifiedAt"
  from seo_records where url = $1`);

export async function findSeoRecord(db: Executor, url: string): Promise<SeoRecord | null> {
  const [row] = await byUrl(db, [url]);
  return row ?? null;
}

/** What search engines are told of a path. */
export type SeoInput = SeoTexts;

const upsertion = prepared(`
  insert into seo_records (url, titles, descriptions, keywords, attributes, created_date, modified_date)
  select url, titles, descriptions, keywords, attributes, $2, $2
  from jsonb_to_recordset($1::jsonb) as r(url text, titles jsonb, descriptions jsonb, keywords jsonb,
    attributes jsonb)
  on conflict (url) do update set titles = excluded.titles, descriptions = excluded.descriptions,
    keywords = excluded.keywords, attributes = excluded.attributes, modified_date = excluded.modified_date`);

export async function upsertSeoRecords(tx: Executor, records: readonly SeoInput[], now: Date): Promise<void> {
  await upsertion(tx, [JSON.stringify(records), now]);
}
