import { afterAll, beforeAll } from 'vitest';
import { openShop, type ShopOptions, type TestShop } from '../../server/tests/support/app.ts';

/** A shop that listens. */
export interface ListeningShop extends TestShop {
  readonly baseUrl: string;
}

/** The server of production on a port of its own, for all tests of a file. */
export function useListeningShop(options: ShopOptions = {}): () => ListeningShop {
  let shop: ListeningShop | null = null;
  beforeAll(async () => {
    const opened = await openShop(options);
    const baseUrl = await opened.app.listen({ host: '127.0.0.1', port: 0 });
    shop = { ...opened, baseUrl };
  });
  afterAll(async () => {
    await shop?.close();
  });
  return () => {
    if (shop === null) throw new Error('The shop is opened before the first test');
    return shop;
  };
}
