import { invalidField } from '../../kernel/errors.ts';
import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { normalisePath } from './paths.rules.ts';
import { findLoop, selectRedirect, upsertRedirects } from './redirects.queries.ts';

export interface RedirectInput {
  /** A path of this shop; query and fragment cannot be told apart and are refused. */
  readonly from: string;
  /** A path of this shop, with its query: storefronts drop whole addresses. */
  readonly to: string;
  readonly status: 301 | 302 | 303 | 307 | 308;
}

/**
 * Makes paths lead to others, by `from`, inside the caller's transaction.
 * @throws Refusal invalid under `from` or `to` for what is no path, and redirect_loop under `to` when following it
 *   comes back
 */
export async function saveRedirects(tx: Executor, inputs: readonly RedirectInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const redirects = new Map(
    inputs.map((input) => [readFrom(input.from), { to: readTo(input.to), status: input.status }]),
  );
  for (const [from, { to }] of redirects) if (from === normalisePath(to)) throw loop(to);
  await upsertRedirects(
    tx,
    [...redirects].map(([from, rest]) => ({ from, ...rest })),
    now,
  );
  const looping = await findLoop(tx, [...redirects.keys()]);
  if (looping !== null) throw loop(looping);
  await announceChange(tx, ['redirects'], now);
}

const loop = (path: string) => invalidField('to', 'redirect_loop', { path });

const LONGEST = 1000;
// What fits into an index.
const MOST_BYTES = 2000;

function readFrom(given: string): string {
  const plain = /^\/[^\s\\?#]*$/.test(given) && given.length <= LONGEST;
  const path = plain ? normalisePath(given) : '/';
  if (path === '/' || Buffer.byteLength(path) > MOST_BYTES)
    throw invalidField('from', 'invalid_path', { path: given.slice(0, 100) });
  return path;
}

function readTo(given: string): string {
  const plain = /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(given) && given.length <= LONGEST;
  if (!plain) throw invalidField('to', 'invalid_path', { path: given.slice(0, 100) });
  return given.replaceAll(/(?:%[89a-f][\da-f])+/gi, decoded);
}

function decoded(letters: string): string {
  try {
    return decodeURIComponent(letters);
  } catch {
    return letters;
  }
}

/**
 * Where a path leads, ready for a `Location` header: a path of this shop, maybe with a query. Null when it leads
 * nowhere. The given path is normalised.
 */
export async function findRedirect(db: Executor, path: string): Promise<{ to: string; status: number } | null> {
  const found = await selectRedirect(db, normalisePath(path));
  return found === null ? null : { ...found, to: found.to.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent) };
}
