import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { planUrls, type UrlEntry, type UrlPlan, type WantedUrl, wantedUrls } from './assigning.rules.ts';
import {
  deleteUrls,
  findOccupied,
  findUrlsOf,
  insertUrls,
  leaveRedirects,
  lockUrls,
  takeIntoUse,
} from './assigning.queries.ts';
import { numbered } from './paths.rules.ts';

/**
 * Gives pages their addresses, inside the caller's transaction: any number at once in a handful of statements. Texts
 * are transliterated; a taken address gets a number (`-2`) that stays with its page. An address given up leads to the
 * new one (301) until it is taken into use again. A page's languages that are not named lose theirs; a page without
 * any text is passed over. The first language named has the row where several share an address.
 * Concurrency: two transactions that assign wait for one another.
 * @throws Refusal invalid reserved_slug under `slug` for an address that is the API's own
 */
export async function assignUrls(tx: Executor, entries: readonly UrlEntry[], now: Date): Promise<void> {
  const wanted = wantedUrls(entries);
  if (wanted.length === 0) return;
  await lockUrls(tx);
  const plan = await settle(tx, wanted);
  if (plan.removed.length + plan.added.length === 0) return;
  await deleteUrls(
    tx,
    plan.removed.map(({ id }) => id),
  );
  await takeIntoUse(
    tx,
    plan.added.map(({ path }) => path),
  );
  await insertUrls(tx, plan.added, now);
  await leaveRedirects(tx, plan.moved, now);
  await announceChange(tx, ['urls', 'redirects'], now);
}

// Once most paths are free at the first look, and a name that a thousand products share takes three.
const WIDER = 40;

async function settle(tx: Executor, wanted: readonly WantedUrl[]): Promise<UrlPlan> {
  const oldPaths = [...new Set(wanted.map(({ oldPath }) => oldPath))];
  const known = await findUrlsOf(tx, oldPaths);
  const occupied = new Set<string>();
  const redirecting = new Set<string>();
  let asked = [...new Set(wanted.map(({ path }) => path))];
  for (let width = 1; ; width *= WIDER) {
    for (const { path, redirect } of await findOccupied(tx, numbersOf(asked, width), oldPaths)) {
      (redirect ? redirecting : occupied).add(path);
    }
    const plan = planUrls({ wanted, known, occupied, redirecting, width });
    if (plan.crowded.length === 0) return plan;
    asked = [...plan.crowded];
  }
}

function numbersOf(paths: readonly string[], width: number): string[] {
  return paths.flatMap((path) => Array.from({ length: width }, (_, index) => numbered(path, index + 1)));
}

/** Takes away the addresses of pages that are gone, inside the caller's transaction; nothing leads on from them. */
export async function releaseUrls(tx: Executor, oldPaths: readonly string[], now: Date): Promise<void> {
  const known = await findUrlsOf(tx, oldPaths);
  if (known.length === 0) return;
  await deleteUrls(
    tx,
    known.map(({ id }) => id),
  );
  await announceChange(tx, ['urls'], now);
}
