import { invalidField, notFound } from '../../../kernel/errors.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { releaseUrls } from '../../urls/index.ts';
import type { CatalogueDeps } from '../catalogue.deps.ts';
import { deleteProduct, type LockedProduct, lockProduct, updateActive } from './single-products.queries.ts';

/**
 * Puts one product or variant on sale or takes it off, in the caller's transaction.
 * @returns whether that changed anything
 * @throws Refusal not_found
 */
export async function setProductActive(
  deps: CatalogueDeps,
  tx: Executor,
  sku: string,
  isActive: boolean,
): Promise<boolean> {
  const now = deps.clock.now();
  const product = await getLocked(tx, sku);
  const changed = await updateActive(tx, product.id, isActive, now);
  if (changed) await announce(deps, tx, product.parentId ?? product.id);
  return changed;
}

/**
 * Deletes one product with its variants, or one variant, in the caller's transaction. What was ordered stays in its
 * orders.
 * @throws Refusal not_found; invalid last_variant under `sku` when its product would be left without variants
 */
export async function removeProduct(deps: CatalogueDeps, tx: Executor, sku: string): Promise<void> {
  const product = await getLocked(tx, sku);
  if (product.parentSku !== null && product.siblings === 1) {
    throw invalidField('sku', 'last_variant', { sku, owner: product.parentSku });
  }
  // Taken off first: what tells search and the lists it was in must still be there.
  await updateActive(tx, product.id, false, deps.clock.now());
  await announce(deps, tx, product.parentId ?? product.id);
  await deleteProduct(tx, product.id);
  const kinds = product.parentId === null ? ['product', 'group-product'] : [];
  await releaseUrls(
    tx,
    kinds.map((kind) => `/${kind}/${product.id}/`),
    deps.clock.now(),
  );
}

async function getLocked(tx: Executor, sku: string): Promise<LockedProduct> {
  const product = await lockProduct(tx, sku);
  if (product === null) throw notFound();
  return product;
}

async function announce(deps: CatalogueDeps, tx: Executor, listedId: number): Promise<void> {
  const now = deps.clock.now();
  await announceChange(tx, [`product:${listedId}`, 'lists'], now);
  await deps.catalogueHooks.productsChanged(tx, [listedId], now);
}
