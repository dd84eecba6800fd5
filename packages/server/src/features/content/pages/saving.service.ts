import { invalidField } from '../../../kernel/errors.ts';
import type { Texts } from '../../../kernel/texts.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { assignUrls } from '../../urls/index.ts';
import { addressTexts } from '../texts.rules.ts';
import {
  findUnknownCollection,
  type SavedPage,
  upsertFlatPages,
  upsertLandingPages,
  upsertSpecialPages,
} from './saving.queries.ts';

interface PageInput {
  readonly key: string;
  /** Address by language; made from the name where there is none. */
  readonly slugs: Texts;
}

export interface FlatPageInput extends PageInput {
  readonly titles: Texts;
  /** HTML by language. */
  readonly contents: Texts;
  readonly templateName: string;
}

export interface LandingPageInput extends PageInput {
  readonly names: Texts;
  readonly template: string;
  readonly isActive: boolean;
}

export interface SpecialPageInput extends PageInput {
  readonly names: Texts;
  /** Key of the collection it lists. */
  readonly collection: string;
  readonly template: string | null;
  /** Paths below the media address or whole addresses. */
  readonly banner: string | null;
  readonly bannerMobile: string | null;
  readonly bannerUrl: string | null;
  readonly bannerDescriptions: Texts;
  readonly videoEmbeddedCode: string | null;
  readonly isActive: boolean;
}

/**
 * Adds and replaces pages of text, by key, inside the caller's transaction, with their addresses.
 * @throws Refusal invalid reserved_slug under `slug`
 */
export async function saveFlatPages(tx: Executor, inputs: readonly FlatPageInput[], now: Date): Promise<void> {
  const pages = byKey(inputs);
  if (pages.size === 0) return;
  const saved = await upsertFlatPages(tx, [...pages.values()], now);
  const entries = entriesOf(saved, pages, { kind: 'flat-page', nameOf: ({ titles }) => titles });
  await finish(tx, entries, now);
}

/** Adds and replaces landing pages; as `saveFlatPages`. */
export async function saveLandingPages(tx: Executor, inputs: readonly LandingPageInput[], now: Date): Promise<void> {
  const pages = byKey(inputs);
  if (pages.size === 0) return;
  const saved = await upsertLandingPages(tx, [...pages.values()], now);
  const entries = entriesOf(saved, pages, { kind: 'landing-page', nameOf: ({ names }) => names });
  await finish(tx, entries, now);
}

/**
 * Adds and replaces pages that list a collection; as `saveFlatPages`.
 * @throws Refusal invalid unknown_key under `collection`
 */
export async function saveSpecialPages(tx: Executor, inputs: readonly SpecialPageInput[], now: Date): Promise<void> {
  const pages = byKey(inputs);
  if (pages.size === 0) return;
  const collections = [...pages.values()].map(({ collection }) => collection);
  const unknown = await findUnknownCollection(tx, collections);
  if (unknown !== null) throw invalidField('collection', 'unknown_key', { key: unknown });
  const saved = await upsertSpecialPages(tx, [...pages.values()], now);
  const entries = entriesOf(saved, pages, { kind: 'special-page', nameOf: ({ names }) => names });
  await finish(tx, entries, now);
}

type Entries = Parameters<typeof assignUrls>[1];

async function finish(tx: Executor, entries: Entries, now: Date): Promise<void> {
  await assignUrls(tx, entries, now);
  await announceChange(tx, ['pages'], now);
}

function byKey<Input extends PageInput>(inputs: readonly Input[]): ReadonlyMap<string, Input> {
  return new Map(inputs.map((input) => [input.key, input]));
}

function entriesOf<Input extends PageInput>(
  saved: readonly SavedPage[],
  pages: ReadonlyMap<string, Input>,
  { kind, nameOf }: { kind: string; nameOf: (page: Input) => Texts },
): Entries {
  return saved.flatMap(({ id, key }) => {
    const page = pages.get(key);
    if (page === undefined) return [];
    return [{ oldPath: `/${kind}/${id}/`, texts: addressTexts(nameOf(page), page.slugs) }];
  });
}
