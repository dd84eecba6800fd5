import { afterAll, beforeAll } from 'vitest';
import { type Client, type ClientOptions, createClient } from '@arasta/client';
import { createJar } from '@arasta/client/node';
import { openShop, type ShopOptions, type TestShop } from '../../server/tests/support/app.ts';
import { type Fate, type Network, networkOf } from './network.ts';

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

export interface Visit extends Network {
  readonly client: Client;
}

/** A new customer, on a network whose requests have these fates; with a jar unless it is undefined. */
export function visit({ baseUrl }: ListeningShop, fates: Fate[] = [], options: Partial<ClientOptions> = {}): Visit {
  const network = networkOf(...fates);
  const own = { baseUrl, jar: createJar(), language: 'en', currency: 'eur', fetch: network.fetch };
  return { client: createClient({ ...own, ...options }), ...network };
}
