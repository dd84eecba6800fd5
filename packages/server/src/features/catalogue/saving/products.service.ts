import { invalidFields } from '../../../kernel/errors.ts';
import { message, type Message } from '../../../kernel/messages/index.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { assignUrls } from '../../urls/index.ts';
import type { CatalogueDeps } from '../catalogue.deps.ts';
import { ensureAttributes, ensureValues } from './attributes.queries.ts';
import type { ProductInput } from './inputs.ts';
import { dropOtherPrices, ensurePriceLists, type PriceRow, putPrices } from './prices.queries.ts';
import {
  categoryIds,
  ensureAttributeSets,
  findBySku,
  replaceCategories,
  replaceImages,
  replaceMembers,
  retireVariants,
  type SavedProduct,
  upsertProducts,
} from './products.queries.ts';
import { addressTexts } from './addresses.rules.ts';
import { productRow, sellables, variantRows } from './rows.ts';
import { usedAttributes, usedValues } from './used-attributes.rules.ts';

export interface SavedProducts {
  readonly created: number;
  readonly updated: number;
  /** SKU to id, variants included. */
  readonly ids: ReadonlyMap<string, number>;
}

/**
 * Creates or replaces products with their variants, by SKU, in the caller's transaction: a constant number of
 * statements for any number of products. Variants that are no longer named are retired, not deleted.
 * @throws Refusal invalid under the SKU, when it is another product's variant or its categories are unknown; nothing is
 * then to be kept
 */
export async function saveProducts(
  deps: CatalogueDeps,
  tx: Executor,
  products: readonly ProductInput[],
): Promise<SavedProducts> {
  const now = deps.clock.now();
  const categories = await categoryIds(tx, [...new Set(products.flatMap((product) => product.categories))]);
  await refuse(tx, products, categories);
  const defined = await defineWhatIsUsed(deps, tx, products);
  const saved = await saveRows(tx, products, now);
  const ids = new Map(saved.map(({ sku, id }) => [sku, id]));
  const listed = products.map(({ sku }) => idOf(ids, sku));
  await retireVariants(tx, listed, [...ids.values()]);
  await saveImages(tx, products, ids, now);
  await replaceCategories(tx, listed, categoryRows(products, ids, categories));
  await saveMembers(tx, products, ids);
  const newLists = await replacePrices(tx, products, ids, now);
  await assignUrls(
    tx,
    products.map((product) => address(product, idOf(ids, product.sku))),
    now,
  );
  const tags = listed.map((id) => `product:${id}`);
  await announceChange(tx, defined || newLists ? [...tags, 'definitions'] : tags, now);
  await deps.catalogueHooks.productsChanged(tx, listed, now);
  const created = saved.filter((product) => product.created).length;
  return { created, updated: saved.length - created, ids };
}

async function refuse(
  tx: Executor,
  products: readonly ProductInput[],
  categories: ReadonlyMap<string, number>,
): Promise<void> {
  const owner = new Map<string, string | null>();
  for (const product of products) {
    owner.set(product.sku, null);
    for (const variant of product.variants) owner.set(variant.sku, product.sku);
  }
  const errors: Record<string, Message[]> = {};
  for (const { sku, parentSku } of await findBySku(tx, [...owner.keys()])) {
    if (parentSku !== owner.get(sku)) errors[sku] = [message('sku_taken', { sku, owner: parentSku ?? sku })];
  }
  for (const { sku, categories: keys } of products) {
    const unknown = keys.filter((key) => !categories.has(key));
    if (unknown.length > 0) errors[sku] = [message('unknown_categories', { keys: unknown.join(', ') })];
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}

async function defineWhatIsUsed(
  { config }: CatalogueDeps,
  tx: Executor,
  products: readonly ProductInput[],
): Promise<boolean> {
  const sets = products.flatMap(({ attributeSet }) => (attributeSet === null ? [] : [attributeSet]));
  await ensureAttributeSets(tx, [...new Set(sets)]);
  const newAttributes = await ensureAttributes(tx, usedAttributes(products), config.defaultLanguage);
  const newValues = await ensureValues(tx, usedValues(products), config.defaultLanguage);
  return newAttributes || newValues;
}

async function saveRows(tx: Executor, products: readonly ProductInput[], now: Date): Promise<SavedProduct[]> {
  const listed = await upsertProducts(tx, products.map(productRow), now);
  const variants = await upsertProducts(tx, products.flatMap(variantRows), now);
  return [...listed, ...variants];
}

function saveImages(
  tx: Executor,
  products: readonly ProductInput[],
  ids: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const rows = products
    .flatMap((product) => [product, ...product.variants])
    .flatMap(({ sku, images }) => images.map((image, position) => ({ product_id: idOf(ids, sku), image, position })));
  return replaceImages(tx, [...ids.values()], rows, now);
}

function categoryRows(
  products: readonly ProductInput[],
  ids: ReadonlyMap<string, number>,
  categories: ReadonlyMap<string, number>,
) {
  return products.flatMap((product) =>
    [...new Set(product.categories)].flatMap((key, position) => {
      const category = categories.get(key);
      return category === undefined ? [] : [{ product_id: idOf(ids, product.sku), category_id: category, position }];
    }),
  );
}

function saveMembers(tx: Executor, products: readonly ProductInput[], ids: ReadonlyMap<string, number>): Promise<void> {
  const groups = products.filter(({ members }) => members.length > 0);
  const rows = groups.flatMap(({ sku, members }) =>
    members.map((member, position) => ({ group_id: idOf(ids, sku), sku: member, position })),
  );
  return replaceMembers(
    tx,
    groups.map(({ sku }) => idOf(ids, sku)),
    rows,
  );
}

async function replacePrices(
  tx: Executor,
  products: readonly ProductInput[],
  ids: ReadonlyMap<string, number>,
  now: Date,
): Promise<boolean> {
  const rows = products.flatMap(sellables).flatMap(({ sku, prices }) =>
    prices.map(({ currency, segment, price, retailPrice }): PriceRow => {
      return { product_id: idOf(ids, sku), currency, segment, price, retail_price: retailPrice };
    }),
  );
  const newLists = await ensurePriceLists(tx, rows);
  await dropOtherPrices(tx, [...ids.values()], rows, now);
  await putPrices(tx, rows, now);
  return newLists;
}

function address({ sku, members, names, slugs }: ProductInput, id: number) {
  const oldPath = members.length > 0 ? `/group-product/${id}/` : `/product/${id}/`;
  return { oldPath, texts: addressTexts({ names, slugs, key: sku }) };
}

function idOf(ids: ReadonlyMap<string, number>, sku: string): number {
  const id = ids.get(sku);
  if (id === undefined) throw new Error(`${sku} was not saved`);
  return id;
}
