import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../tests/support/goods.ts';
import { buildApp } from '../../app.ts';
import { compose } from '../../composition.ts';
import { type Poller, pollChanges } from '../../platform/cache/index.ts';
import { openLogger } from '../../platform/observability/logger.ts';
import { savePrices } from '../catalogue/index.ts';
import { setStock } from '../stock/index.ts';

/** Two processes on one database: this file's shop, where changes are made, and another that only looks. */

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

let other: Awaited<ReturnType<typeof buildApp>>;
let poller: Poller;
let path: string;

beforeAll(async () => {
  const { config, db } = shop().deps;
  const deps = compose({ config, db });
  await deps.changes.poll();
  other = await buildApp(deps, openLogger('silent'));
  poller = pollChanges(deps.changes, () => undefined);
  const ids = await sell(shop(), [product('A', { prices: [euro(1000)] })], { A: 5 });
  path = `/product/${ids.get('A')}/`;
});

afterAll(async () => {
  poller.stop();
  await other.close();
});

async function shown(): Promise<unknown> {
  const answer = await other.inject({ method: 'GET', url: path });
  return field(answer.json(), 'product');
}

// Within a second, as every process looks four times in one (`pollChanges`); how busy this machine is says nothing of that.
const soon = { timeout: 15_000, interval: 20 };

it('shows a change of price made by another process', async () => {
  expect(await shown()).toMatchObject({ price: '10.00' });
  const { deps } = shop();
  await deps.db.transaction().execute((tx) => savePrices(deps, tx, [{ sku: 'A', ...euro(900, 1000) }]));
  await vi.waitFor(async () => expect(await shown()).toMatchObject({ price: '9.00' }), soon);
});

it('shows a change of stock made by another process, while a transaction elsewhere stays open', async () => {
  const { deps } = shop();
  const open = await deps.db.startTransaction().execute();
  await open.updateTable('products').set({ boost: 1 }).execute();
  await deps.db
    .transaction()
    .execute((tx) => setStock(deps, tx, [{ sku: 'A', location: 'online', onHand: 3 }], deps.clock.now()));
  await vi.waitFor(async () => expect(await shown()).toMatchObject({ stock: 3 }), soon);
  await open.rollback().execute();
});
