import { type Static, Type } from 'typebox';
import type { Tx } from '../../../platform/db/index.ts';
import { type Count, type LocationInput, saveLocations, setStock } from '../../stock/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import { checkOf } from './check.ts';
import type { Complaints } from './complaints.ts';
import { DEFAULT_LOCATION, MOST_PIECES } from './product.reading.ts';
import type { RecordType } from './record-type.ts';
import { key, nullable, numeric, optional, texts, truth } from './shapes.ts';
import { readName, readTruth, readWhole } from './values.ts';

const StockRecord = Type.Object({
  type: Type.Literal('stock'),
  sku: key('Of a product or variant that is there.'),
  location: optional(key('Key of a location that is there. Default: `online`.')),
  on_hand: numeric('Pieces on hand, reserved ones included.'),
});

const isStock = checkOf(StockRecord);

export const stockType: RecordType<Count> = {
  name: 'stock',
  plural: 'stock levels',
  kind: null,
  schema: StockRecord,
  read: (value, complaints) => (isStock(value, complaints) ? readStock(value, complaints) : null),
  keyOf: ({ sku }) => sku,
  claims: () => [],
  needs: ({ sku, location }) => [
    { kind: 'product', key: sku, path: 'sku' },
    { kind: 'location', key: location, path: 'location' },
  ],
  save: saveLevels,
};

function readStock(record: Static<typeof StockRecord>, complaints: Complaints): Count {
  const onHand = readWhole(record.on_hand, 'on_hand', complaints, { from: 0, to: MOST_PIECES });
  return { sku: record.sku, location: record.location ?? DEFAULT_LOCATION, onHand };
}

export async function saveLevels(deps: ImportDeps, tx: Tx, levels: readonly Count[]): Promise<void> {
  if (levels.length > 0) await setStock(deps, tx, levels, deps.clock.now());
}

const LocationRecord = Type.Object({
  type: Type.Literal('location'),
  key: key('Your name for it. `online` is there from the start.'),
  name: texts('What people read.', 255),
  store: nullable(key('Code of the store whose shelves it is. Default: a warehouse.')),
  sells_online: optional(truth('Whether what lies there can be ordered online. Default: true.')),
  position: optional(numeric('Orders take from lower ones first. Default: 0.')),
});

const isLocation = checkOf(LocationRecord);

export const locationType: RecordType<LocationInput> = {
  name: 'location',
  plural: 'locations',
  kind: 'location',
  schema: LocationRecord,
  read: (value, complaints) => (isLocation(value, complaints) ? readLocation(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: ({ store }) => (store === null ? [] : [{ kind: 'store', key: store, path: 'store' }]),
  save: (deps, tx, inputs) => saveLocations(deps, tx, inputs, deps.clock.now()),
};

function readLocation(record: Static<typeof LocationRecord>, complaints: Complaints): LocationInput {
  return {
    key: record.key,
    names: readName(record.name, 'name', complaints),
    store: record.store ?? null,
    sellsOnline: readTruth(record.sells_online, 'sells_online', complaints, true),
    position: readWhole(record.position ?? 0, 'position', complaints, { from: -1_000_000, to: 1_000_000 }),
  };
}
