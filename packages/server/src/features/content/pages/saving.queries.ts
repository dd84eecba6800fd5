import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { FlatPageInput, LandingPageInput, SpecialPageInput } from './saving.service.ts';

/** What a saved page is called by the merchant and by us. */
export interface SavedPage {
  readonly id: number;
  readonly key: string;
}

const flatPages = prepared<SavedPage>(`
  insert into flat_pages (key, titles, contents, template_name, created_date, modified_date)
  select key, titles, contents, "templateName", $2, $2
  from jsonb_to_recordset($1::jsonb) as r(key text, titles jsonb, contents jsonb, "templateName" text)
  on conflict (key) do update set titles = excluded.titles, contents = excluded.contents,
    template_name = excluded.template_name, modified_date = excluded.modified_date
  returning id, key`);

export function upsertFlatPages(tx: Executor, pages: readonly FlatPageInput[], now: Date): Promise<SavedPage[]> {
  return flatPages(tx, [JSON.stringify(pages), now]);
}

const landingPages = prepared<SavedPage>(`
  insert into landing_pages (key, names, template, is_active, created_date, modified_date)
  select key, names, template, "isActive", $2, $2
  from jsonb_to_recordset($1::jsonb) as r(key text, names jsonb, template text, "isActive" boolean)
  on conflict (key) do update set names = excluded.names, template = excluded.template,
    is_active = excluded.is_active, modified_date = excluded.modified_date
  returning id, key`);

export function upsertLandingPages(tx: Executor, pages: readonly LandingPageInput[], now: Date): Promise<SavedPage[]> {
  return landingPages(tx, [JSON.stringify(pages), now]);
}

const missing = prepared<{ key: string }>(`
  select key from unnest($1::text[]) as given (key)
  where not exists (select from collections c where c.key = given.key) order by 1 limit 1`);

export async function findUnknownCollection(tx: Executor, keys: readonly string[]): Promise<string | null> {
  const [row] = await missing(tx, [keys]);
  return row?.key ?? null;
}

const specialPages = prepared<SavedPage>(`
  insert into special_pages (key, names, collection_id, template, banner, banner_mobile, banner_url,
    banner_descriptions, video_embedded_code, is_active, created_date, modified_date)
  select r.key, r.names, (select c.id from collections c where c.key = r.collection), r.template, r.banner, r."bannerMobile", r."bannerUrl", r."bannerDescriptions",
    r."videoEmbeddedCode", r."isActive", $2, $2
  from jsonb_to_recordset($1::jsonb) as r(key text, names jsonb, collection text, template text, banner text,
    "bannerMobile" text, "bannerUrl" text, "bannerDescriptions" jsonb, "videoEmbeddedCode" text, "isActive" boolean)
  on conflict (key) do update set names = excluded.names, collection_id = excluded.collection_id,
    template = excluded.template, banner = excluded.banner, banner_mobile = excluded.banner_mobile,
    banner_url = excluded.banner_url, banner_descriptions = excluded.banner_descriptions,
    video_embedded_code = excluded.video_embedded_code, is_active = excluded.is_active,
    modified_date = excluded.modified_date
  returning id, key`);

export function upsertSpecialPages(tx: Executor, pages: readonly SpecialPageInput[], now: Date): Promise<SavedPage[]> {
  return specialPages(tx, [JSON.stringify(pages), now]);
}
