import type { CallOptions } from './call.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly next: string | null;
  readonly results: readonly Item[];
}

/** All entries of a list, fetched page by page as they are wanted: `for await (const order of entries(shop.listOrders, {}))`. */
export async function* entries<Query extends object, Item>(
  list: (input: Query & { page: number }, options?: CallOptions) => Promise<Page<Item>>,
  input: Query,
  options?: CallOptions,
): AsyncGenerator<Item> {
  for (let page = 1; ; page += 1) {
    const { results, next } = await list({ ...input, page }, options);
    yield* results;
    if (next === null) return;
  }
}
