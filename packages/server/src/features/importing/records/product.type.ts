import { saveProducts } from '../../catalogue/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import { findOwners } from '../importing.queries.ts';
import type { Complaint } from './complaints.ts';
import { isProduct, ProductRecord } from './product.record.ts';
import { type GivenProduct, readProduct } from './product.reading.ts';
import type { Need, PictureTaking, RecordType } from './record-type.ts';
import { saveLevels } from './stock.records.ts';

export const productType: RecordType<GivenProduct> = {
  name: 'product',
  plural: 'products',
  kind: 'product',
  schema: ProductRecord,
  read: (value, complaints) => (isProduct(value, complaints) ? readProduct(value, complaints) : null),
  keyOf: ({ product }) => product.sku,
  claims: ({ product }) => [
    { key: product.sku, path: 'sku' },
    ...product.variants.map(({ sku }, index) => ({ key: sku, path: `variants[${index}].sku` })),
  ],
  needs: needsOf,
  isLast: ({ product }) => product.members.length > 0,
  conflicts,
  complete: withPictures,
  save,
  saveAfter: saveStock,
};

function needsOf({ product, stock }: GivenProduct): Need[] {
  return [
    ...product.categories.map((key, index): Need => ({ kind: 'category', key, path: `categories[${index}]` })),
    ...product.members.map((key, index): Need => ({ kind: 'product', key, path: `members[${index}]` })),
    ...stock.map(({ location, path }): Need => ({ kind: 'location', key: location, path })),
  ];
}

/** A SKU stays what it is: a product by itself, or a variant of the same product. */
async function conflicts(db: Executor, given: readonly GivenProduct[]): Promise<Complaint[][]> {
  const skus = given.flatMap(({ product }) => [product.sku, ...product.variants.map(({ sku }) => sku)]);
  const owners = await findOwners(db, skus);
  return given.map(({ product }) => {
    const owner = owners.get(product.sku);
    const own = owner == null ? [] : [{ path: 'sku', reason: `is a variant of ${owner} already` }];
    const variants = product.variants.flatMap(({ sku }, index) => {
      const has = owners.get(sku);
      if (has === undefined || has === product.sku) return [];
      const reason = has === null ? 'is a product by itself already' : `is a variant of ${has} already`;
      return [{ path: `variants[${index}].sku`, reason }];
    });
    return [...own, ...variants];
  });
}

async function withPictures(given: GivenProduct, take: PictureTaking): Promise<GivenProduct> {
  const { product } = given;
  const images = await takeAll(product.images, '', take);
  const variants = [];
  for (const [index, variant] of product.variants.entries()) {
    variants.push({ ...variant, images: await takeAll(variant.images, `variants[${index}].`, take) });
  }
  return { ...given, product: { ...product, images, variants } };
}

async function takeAll(images: readonly string[], path: string, take: PictureTaking): Promise<string[]> {
  const taken: string[] = [];
  for (const [index, image] of images.entries()) taken.push(await take(image, `${path}images[${index}]`));
  return taken;
}

async function save(deps: ImportDeps, tx: Tx, given: readonly GivenProduct[]): Promise<void> {
  await saveProducts(
    deps,
    tx,
    given.map(({ product }) => product),
  );
}

/** In a transaction of its own: stock and products are locked in the order in which orders lock them. */
async function saveStock(deps: ImportDeps, tx: Tx, given: readonly GivenProduct[]): Promise<void> {
  await saveLevels(
    deps,
    tx,
    given.flatMap(({ stock }) => stock),
  );
}
