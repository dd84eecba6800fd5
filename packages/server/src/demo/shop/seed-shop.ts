import {
  type CatalogueDeps,
  type ProductInput,
  saveAttributes,
  saveCategories,
  saveCollections,
  saveProducts,
} from '../../features/catalogue/index.ts';
import { saveDeliveryOptions, saveShippingCompanies, saveShippingOptions } from '../../features/shipping/index.ts';
import { saveBankAccounts, saveCards, savePaymentOptions } from '../../features/payments/index.ts';
import { saveCancellationReasons } from '../../features/returns/index.ts';
import { saveFacets, saveSorters } from '../../features/search/index.ts';
import { saveLocations, setStock, type StockDeps } from '../../features/stock/index.ts';
import { saveContactSubjects } from '../../features/support/index.ts';
import { saveStores } from '../../features/stores/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import { demoAttributes } from './attributes.ts';
import { demoCards } from './cards.ts';
import { demoCategories } from './categories.ts';
import { demoCollections } from './collections.ts';
import { categoryBanner } from './content/encoding.ts';
import { saveContent } from './content/save-content.ts';
import { demoFacets, demoSorters } from './filters.ts';
import { type Gallery, paintGallery } from './gallery.ts';
import { demoBankAccounts, demoPaymentOptions } from './payments.ts';
import { sellableSkus, shelfProducts } from './products.ts';
import { setProducts } from './sets.ts';
import { SHELVES } from './shelves/index.ts';
import { demoDeliveryOptions, demoShippingCompanies, demoShippingOptions } from './shipping.ts';
import { demoReasons } from './reasons.ts';
import { isSeeded } from './shop.queries.ts';
import { demoLocations, demoStock } from './stock.ts';
import { demoStores } from './stores.ts';
import { demoSubjects } from './subjects.ts';

export interface ShopDeps extends CatalogueDeps, StockDeps {
  readonly db: Executor;
}

/**
 * Fills the shelves, unless that was done before. Interrupted, it is done again from the start: everything is saved by
 * its key. `paint` draws the pictures.
 * @returns how many products were added
 */
export async function seedShop(
  deps: ShopDeps,
  progress: (line: string) => void,
  paint: typeof paintGallery = paintGallery,
): Promise<number> {
  if (await isSeeded(deps.db)) return 0;
  const { mediaDir } = deps.config;
  if (mediaDir === null) throw new Error('The configuration has no folder for pictures');
  const products = await fillShelves(deps, await paint(mediaDir, progress));
  const variants = products.reduce((count, product) => count + product.variants.length, 0);
  progress(`Demo shop: ${products.length} products with ${variants} variants`);
  return products.length;
}

/** Saves everything but the pictures. */
export async function fillShelves(deps: ShopDeps, gallery: Gallery): Promise<readonly ProductInput[]> {
  const shown = SHELVES.flatMap((shelf) => shelfProducts(shelf, gallery.picturesOf));
  const products = [...shown, ...setProducts(shown)];
  await saveGoods(deps, gallery, products);
  await saveStock(deps, gallery, products);
  await saveShipping(deps);
  await savePayments(deps);
  await saveReasons(deps);
  await deps.db.transaction().execute((tx) => saveContactSubjects(tx, demoSubjects()));
  // Last: by its widgets the shop is known as seeded.
  await saveContent(deps, gallery);
  return products;
}

async function saveGoods(deps: ShopDeps, gallery: Gallery, products: readonly ProductInput[]): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await saveAttributes(deps, tx, demoAttributes());
    await saveCategories(
      deps,
      tx,
      demoCategories((key) => categoryBanner(gallery.tiles, key)),
    );
    await saveFacets(tx, demoFacets(), deps.clock.now());
    await saveSorters(tx, demoSorters(), deps.clock.now());
    await saveProducts(deps, tx, products);
    await saveCollections(deps, tx, demoCollections(products));
  });
}

async function saveStock(deps: ShopDeps, { storeFront }: Gallery, products: readonly ProductInput[]): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await saveStores(tx, demoStores(storeFront), now);
    await saveLocations(deps, tx, demoLocations(), now);
    await setStock(deps, tx, demoStock(sellableSkus(products)), now);
  });
}

async function saveShipping({ db, clock }: ShopDeps): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await saveDeliveryOptions(tx, demoDeliveryOptions(), now);
    await saveShippingOptions(tx, demoShippingOptions(), now);
    await saveShippingCompanies(tx, demoShippingCompanies());
  });
}

async function savePayments({ db, clock }: ShopDeps): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await saveCards(tx, demoCards(), now);
    await savePaymentOptions(tx, demoPaymentOptions(), now);
    await saveBankAccounts(tx, demoBankAccounts(), now);
  });
}

async function saveReasons({ db, clock }: ShopDeps): Promise<void> {
  await db.transaction().execute((tx) => saveCancellationReasons(tx, demoReasons(), clock.now()));
}
