import { type Executor, prepared } from '../../platform/db/index.ts';
import type { KnownUrl, UrlPlan } from './assigning.rules.ts';

const lock = prepared('lock table pretty_urls in share row exclusive mode');

/** Lets one transaction after the other decide who has which address; readers are not held up. */
export async function lockUrls(tx: Executor): Promise<void> {
  await lock(tx, []);
}

const urlsOfPages = prepared<KnownUrl>(`
  select id, old_path as "oldPath", language, new_path as "newPath", created_date as "createdAt"
  from pretty_urls where old_path = any($1::text[]) order by id`);

export function findUrlsOf(tx: Executor, oldPaths: readonly string[]): Promise<KnownUrl[]> {
  return urlsOfPages(tx, [oldPaths]);
}

const taken = prepared<{ path: string; redirect: boolean }>(`
  select new_path as path, false as redirect from pretty_urls
  where new_path = any($1::text[]) and old_path <> all($2::text[])
  union all
  select from_path, true from redirects where from_path = any($1::text[])`);

/** Which of these paths are the addresses of other pages, and which lead on. */
export function findOccupied(
  tx: Executor,
  paths: readonly string[],
  oldPaths: readonly string[],
): Promise<{ path: string; redirect: boolean }[]> {
  return taken(tx, [paths, oldPaths]);
}

const removal = prepared('delete from pretty_urls where id = any($1::bigint[])');

export async function deleteUrls(tx: Executor, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await removal(tx, [ids]);
}

const insertion = prepared(`
  insert into pretty_urls (new_path, old_path, language, created_date, modified_date)
  select path, "oldPath", language, coalesce("createdAt", $2::timestamptz), $2
  from jsonb_to_recordset($1::jsonb) as r(path text, "oldPath" text, language text, "createdAt" timestamptz)`);

export async function insertUrls(tx: Executor, urls: UrlPlan['added'], now: Date): Promise<void> {
  if (urls.length > 0) await insertion(tx, [JSON.stringify(urls), now]);
}

const useAgain = prepared('delete from redirects where from_path = any($1::text[])');

/** What is an address from now on leads nowhere else any more. */
export async function takeIntoUse(tx: Executor, paths: readonly string[]): Promise<void> {
  if (paths.length > 0) await useAgain(tx, [paths]);
}

const leadOn = prepared(`
  update redirects r set to_path = m."to" from jsonb_to_recordset($1::jsonb) as m("from" text, "to" text)
  where r.to_path = m."from" and r.from_path <> m."to"`);

const leave = prepared(`
  insert into redirects (from_path, to_path, status, created_date)
  select "from", "to", 301, $2 from jsonb_to_recordset($1::jsonb) as m("from" text, "to" text)
  on conflict (from_path) do update set to_path = excluded.to_path, status = 301`);

/** Makes given-up addresses lead to the new ones, and what led to them lead there directly. */
export async function leaveRedirects(tx: Executor, moves: UrlPlan['moved'], now: Date): Promise<void> {
  if (moves.length === 0) return;
  await leadOn(tx, [JSON.stringify(moves)]);
  await leave(tx, [JSON.stringify(moves), now]);
}
