import { invalidField } from '../../kernel/errors.ts';
import type { Texts } from '../../kernel/texts.ts';
import { addressFrom, isNumbered, numbered } from './paths.rules.ts';
import { firstSegment, isReserved } from './reserved.rules.ts';

/** Which addresses a set of pages gets. Pure: what is stored comes in, what to change comes out. */

/** A page and what its address is made of, by language. */
export interface UrlEntry {
  /** The canonical path, e.g. `/category/44/`. */
  readonly oldPath: string;
  /** Whole addresses or the texts they are made of; parts are separated by slashes. The first language leads. */
  readonly texts: Texts;
}

export interface WantedUrl {
  readonly oldPath: string;
  readonly language: string;
  readonly path: string;
}

/** A stored mapping. */
export interface KnownUrl {
  readonly id: number;
  readonly oldPath: string;
  readonly language: string;
  readonly newPath: string;
  readonly createdAt: Date;
}

export interface Surroundings {
  readonly wanted: readonly WantedUrl[];
  /** All mappings of the pages that are being given addresses. */
  readonly known: readonly KnownUrl[];
  /** Addresses of other pages. */
  readonly occupied: ReadonlySet<string>;
  /** Addresses left behind, which lead on. */
  readonly redirecting: ReadonlySet<string>;
  /** How many numbers behind each wanted path the two sets above tell of. */
  readonly width: number;
}

export interface UrlPlan {
  readonly removed: readonly KnownUrl[];
  readonly added: readonly (WantedUrl & { readonly createdAt: Date | null })[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Wanted paths for which no free number was found within the width; with any, the plan is no plan yet. */
  readonly crowded: readonly string[];
}

/**
 * What each page wants; of a page named twice the last word counts. Languages that would share an address have one
 * mapping between them.
 * @throws Refusal invalid reserved_slug under `slug`
 */
export function wantedUrls(entries: readonly UrlEntry[]): WantedUrl[] {
  const last = new Map(entries.map((entry) => [entry.oldPath, entry]));
  return [...last.values()].flatMap(wantedBy);
}

function wantedBy({ oldPath, texts }: UrlEntry): WantedUrl[] {
  const paths = new Map<string, string>();
  for (const [language, text] of Object.entries(texts)) {
    const path = addressFrom(text);
    if (path === null) continue;
    refuseReserved(path);
    if (!paths.has(path)) paths.set(path, language);
  }
  const [first] = Object.keys(texts);
  // A name in signs only: the page must still be found.
  if (paths.size === 0 && first !== undefined) paths.set(plainAddress(oldPath), first);
  return [...paths].map(([path, language]) => ({ oldPath, language, path }));
}

function plainAddress(oldPath: string): string {
  return addressFrom(oldPath.replaceAll('/', ' ')) ?? '/page/';
}

function refuseReserved(path: string): void {
  const slug = firstSegment(path);
  if (isReserved(slug)) throw invalidField('slug', 'reserved_slug', { slug });
}

/**
 * Addresses for what is wanted. A page keeps what it has: its path, or its path with a number while somebody else has
 * (or had) the plain one. What is taken gets the next free number.
 */
export function planUrls(around: Surroundings): UrlPlan {
  const owners = new Map(around.known.map((url) => [url.newPath, url.oldPath]));
  const current = new Map(around.known.map((url) => [keyOf(url), url]));
  const keeps = (wanted: WantedUrl): boolean => {
    const now = current.get(keyOf(wanted))?.newPath;
    if (now === undefined || now === wanted.path) return now !== undefined;
    return isNumbered(now, wanted.path) && isAnothers(around, owners, wanted);
  };
  const kept = new Map(
    around.wanted.filter(keeps).flatMap((wanted) => {
      const url = current.get(keyOf(wanted));
      return url === undefined ? [] : [[keyOf(wanted), url] as const];
    }),
  );
  const { chosen, crowded } = choose(
    around,
    around.wanted.filter((wanted) => !kept.has(keyOf(wanted))),
    new Set([...kept.values()].map((url) => url.newPath)),
  );
  const removed = around.known.filter((url) => !kept.has(keyOf(url)));
  const added = chosen.map((url) => ({ ...url, createdAt: current.get(keyOf(url))?.createdAt ?? null }));
  return { removed, added, crowded, moved: movesOf(removed, [...kept.values()].map(asWanted), added) };
}

function keyOf({ oldPath, language }: { oldPath: string; language: string }): string {
  return `${language} ${oldPath}`;
}

function asWanted({ oldPath, language, newPath }: KnownUrl): WantedUrl {
  return { oldPath, language, path: newPath };
}

/** Whether the plain path is, or was, another page's. */
function isAnothers(around: Surroundings, owners: ReadonlyMap<string, string>, { path, oldPath }: WantedUrl): boolean {
  const owner = owners.get(path);
  return around.occupied.has(path) || around.redirecting.has(path) || (owner !== undefined && owner !== oldPath);
}

function choose(around: Surroundings, wanted: readonly WantedUrl[], used: Set<string>) {
  const chosen: WantedUrl[] = [];
  const crowded = new Set<string>();
  // Where many want the same, each begins its search where the one before ended it.
  const next = new Map<string, number>();
  for (const url of wanted) {
    const number = freeNumber(around, { base: url.path, from: next.get(url.path) ?? 1, used });
    if (number === null) {
      crowded.add(url.path);
      continue;
    }
    const path = numbered(url.path, number);
    next.set(url.path, number + 1);
    used.add(path);
    chosen.push({ ...url, path });
  }
  return { chosen, crowded: [...crowded] };
}

function freeNumber(
  { occupied, redirecting, width }: Surroundings,
  { base, from, used }: { base: string; from: number; used: ReadonlySet<string> },
): number | null {
  for (let number = from; number <= width; number++) {
    const path = numbered(base, number);
    // The plain path may be taken into use again; a number is as good as the next one.
    const leftBehind = number > 1 && redirecting.has(path);
    if (!leftBehind && !occupied.has(path) && !used.has(path)) return number;
  }
  return null;
}

/** Addresses given up, each with the one that the same page has now in that language, else in its first. */
function movesOf(removed: readonly KnownUrl[], kept: readonly WantedUrl[], added: readonly WantedUrl[]) {
  const inUse = [...kept, ...added];
  const used = new Set(inUse.map(({ path }) => path));
  const byKey = new Map(inUse.map((url) => [keyOf(url), url.path]));
  const byPage = new Map(inUse.toReversed().map((url) => [url.oldPath, url.path]));
  return removed.flatMap((url) => {
    const to = byKey.get(keyOf(url)) ?? byPage.get(url.oldPath);
    return to === undefined || used.has(url.newPath) ? [] : [{ from: url.newPath, to }];
  });
}
