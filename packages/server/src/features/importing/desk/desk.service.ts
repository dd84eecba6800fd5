import { removeProduct, setProductActive } from '../../catalogue/index.ts';
import { adjustStock } from '../../stock/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import { findKnown } from '../importing.queries.ts';
import { Complaints } from '../records/complaints.ts';
import { priceType } from '../records/prices.records.ts';
import { DEFAULT_LOCATION } from '../records/product.reading.ts';
import type { RecordType } from '../records/record-type.ts';
import { stockType } from '../records/stock.records.ts';
import { readWhole } from '../records/values.ts';
import { shopFacts } from '../running/run.ts';
import {
  type DeskLevel,
  type DeskPrice,
  type DeskProduct,
  findDeskProduct,
  findLevels,
  findPrices,
} from './desk.queries.ts';

/** Why a single change was not made, in words for the person who wanted it: a line for each reason. */
class DeskRefusal extends Error {
  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'DeskRefusal';
  }
}

const noSuchProduct = (sku: string) =>
  new DeskRefusal([`There is no product or variant with the SKU ${JSON.stringify(sku)}.`]);

/** @throws DeskRefusal when there is none */
export async function showProduct(
  { db }: ImportDeps,
  sku: string,
): Promise<{ product: DeskProduct; prices: DeskPrice[]; stock: DeskLevel[] }> {
  const product = await findDeskProduct(db, sku);
  if (product === null) throw noSuchProduct(sku);
  return { product, prices: await findPrices(db, sku), stock: await findLevels(db, sku) };
}

/** @returns whether it was otherwise before. @throws DeskRefusal when there is none */
export async function switchProduct(deps: ImportDeps, sku: string, isActive: boolean): Promise<boolean> {
  await showProduct(deps, sku);
  return deps.db.transaction().execute((tx) => setProductActive(deps, tx, sku, isActive));
}

/** Deletes a product with its variants, or one variant. @throws DeskRefusal when there is none */
export async function deleteProduct(deps: ImportDeps, sku: string): Promise<void> {
  await showProduct(deps, sku);
  await deps.db.transaction().execute((tx) => removeProduct(deps, tx, sku));
}

export interface PriceChange {
  readonly sku: string;
  readonly currency: string;
  /** As a person writes them: `12.50` */
  readonly price: string;
  readonly retailPrice: string | null;
  readonly segment: string | null;
}

/** Puts one price in force. @throws DeskRefusal for what is no price, or an unknown SKU */
export function changePrice(deps: ImportDeps, change: PriceChange): Promise<void> {
  const { sku, currency, price, retailPrice, segment } = change;
  return saveOne(deps, priceType, { type: 'price', sku, currency, price, retail_price: retailPrice, segment });
}

export interface StockChange {
  readonly sku: string;
  readonly location: string | null;
  readonly pieces: string;
}

/** Puts the pieces on hand. @throws DeskRefusal for what is no number, an unknown SKU or location */
export function changeStock(deps: ImportDeps, { sku, location, pieces }: StockChange): Promise<void> {
  return saveOne(deps, stockType, { type: 'stock', sku, location: location ?? DEFAULT_LOCATION, on_hand: pieces });
}

const MOST = 1_000_000_000;

/** Adds pieces, or takes some away. @throws DeskRefusal as `changeStock`, and when there are not so many */
export async function moveStock(deps: ImportDeps, { sku, location, pieces }: StockChange): Promise<void> {
  const complaints = new Complaints(shopFacts(deps.config));
  const delta = readWhole(pieces.replace(/^\+/, ''), 'pieces', complaints, { from: -MOST, to: MOST });
  refuseIf(complaints);
  const place = { sku, location: location ?? DEFAULT_LOCATION };
  const report = await deps.db
    .transaction()
    .execute((tx) => adjustStock(deps, tx, [{ ...place, delta }], deps.clock.now()));
  if (report.unknownSkus.length > 0) throw noSuchProduct(sku);
  if (report.unknownLocations.length > 0)
    throw new DeskRefusal([`There is no location ${JSON.stringify(place.location)}.`]);
  if (report.short.length > 0)
    throw new DeskRefusal([`There are fewer than ${-delta} pieces of ${sku} at ${place.location}.`]);
}

/** One record by the same way as an import's. */
async function saveOne<Input>(deps: ImportDeps, type: RecordType<Input>, record: object): Promise<void> {
  const complaints = new Complaints(shopFacts(deps.config));
  const input = type.read(record, complaints);
  refuseIf(complaints);
  if (input === null) return;
  for (const { kind, key } of type.needs(input)) {
    if ((await findKnown(deps.db, kind, [key])).has(key)) continue;
    throw kind === 'product' ? noSuchProduct(key) : new DeskRefusal([`There is no ${kind} ${JSON.stringify(key)}.`]);
  }
  await deps.db.transaction().execute((tx) => type.save(deps, tx, [input]));
}

function refuseIf({ refused }: Complaints): void {
  if (refused.length > 0) throw new DeskRefusal(refused.map(({ path, reason }) => `${path}: ${reason}`));
}
