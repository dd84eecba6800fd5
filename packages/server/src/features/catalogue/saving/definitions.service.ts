import { invalidField, invalidFields } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { assignUrls } from '../../urls/index.ts';
import type { CatalogueDeps } from '../catalogue.deps.ts';
import { addressTexts, type Named } from './addresses.rules.ts';
import { upsertAttributes } from './attributes.queries.ts';
import {
  type CategoryAddress,
  liesBelow,
  productsBelow,
  readCategoryAddresses,
  repairPaths,
  upsertCategory,
  upsertCollection,
} from './categories.queries.ts';
import type { AttributeInput, CategoryInput, CollectionInput } from './inputs.ts';

/** Declares attributes and their values, by key. Values that are not named stay. */
export async function saveAttributes(
  deps: CatalogueDeps,
  tx: Executor,
  attributes: readonly AttributeInput[],
): Promise<void> {
  if (attributes.length === 0) return;
  await upsertAttributes(tx, attributes);
  await announceChange(tx, ['definitions', 'lists'], deps.clock.now());
}

/**
 * Creates, renames and moves categories, by key; whatever lies below moves along, addresses too.
 * @throws Refusal invalid under the key, when the parent is unknown or lies below the category itself
 */
export async function saveCategories(
  deps: CatalogueDeps,
  tx: Executor,
  categories: readonly CategoryInput[],
): Promise<void> {
  if (categories.length === 0) return;
  const now = deps.clock.now();
  const before = new Map((await readCategoryAddresses(tx)).map(({ id, path }) => [id, path.join()]));
  const saved: number[] = [];
  for (const category of categories) saved.push(await saveCategory(tx, category, now));
  await repairPaths(tx);
  const after = await readCategoryAddresses(tx);
  const touched = after.filter(({ id, path }) => path.some((above) => saved.includes(above)) || !before.has(id));
  await assignUrls(tx, categoryUrls(after, touched, deps.config.defaultLanguage), now);
  await announceChange(tx, ['definitions', 'menus', 'lists', ...touched.map(({ id }) => `category:${id}`)], now);
  const moved = touched.filter(({ id, path }) => before.has(id) && before.get(id) !== path.join());
  const products = await productsBelow(
    tx,
    moved.map(({ id }) => id),
  );
  if (products.length > 0) await deps.catalogueHooks.productsChanged(tx, products, now);
}

async function saveCategory(tx: Executor, category: CategoryInput, now: Date): Promise<number> {
  const { key, parent } = category;
  if (parent !== null && (parent === key || (await liesBelow(tx, parent, key)))) {
    throw invalidField(key, 'category_below_itself', { parent });
  }
  const id = await upsertCategory(tx, category, now);
  if (id === null) throw invalidFields({ [key]: [message('unknown_categories', { keys: parent ?? '' })] });
  return id;
}

/** A category's address is made of those of the categories above it: /men/shirts/ */
function categoryUrls(all: readonly CategoryAddress[], touched: readonly CategoryAddress[], fallback: string) {
  const byId = new Map(all.map((category) => [category.id, category]));
  return touched.map(({ id, path }) => {
    const steps = path.flatMap((step) => byId.get(step) ?? []);
    const languages = new Set([fallback, ...steps.flatMap(({ names, slugs }) => Object.keys({ ...names, ...slugs }))]);
    const inLanguage = (language: string) => steps.map((step) => stepText(step, language, fallback)).join('/');
    return { oldPath: `/category/${id}/`, texts: Object.fromEntries([...languages].map((l) => [l, inLanguage(l)])) };
  });
}

function stepText({ key, names, slugs }: Named, language: string, fallback: string): string {
  const texts = addressTexts({ key, names, slugs });
  return (texts[language] ?? texts[fallback] ?? Object.values(texts)[0] ?? key).replaceAll('/', ' ');
}

/** Puts together collections of products, by key, in the order given. */
export async function saveCollections(
  deps: CatalogueDeps,
  tx: Executor,
  collections: readonly CollectionInput[],
): Promise<void> {
  if (collections.length === 0) return;
  const now = deps.clock.now();
  const products = new Set<number>();
  for (const collection of collections) for (const id of await upsertCollection(tx, collection)) products.add(id);
  await announceChange(tx, ['definitions', 'pages'], now);
  if (products.size > 0) await deps.catalogueHooks.productsChanged(tx, [...products], now);
}
