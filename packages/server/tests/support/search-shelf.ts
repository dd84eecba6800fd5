import { sql } from 'kysely';
import type { TestShop } from './app.ts';
import { findListing, indexProducts, type Listing, type ListingCriteria } from '../../src/features/search/index.ts';

/** A small catalogue, written row by row: what these tests are about begins behind it. */

export interface TestSellable {
  readonly sku: string;
  readonly attributes?: Record<string, unknown>;
  /** Currency, or currency@segment, to minor units. */
  readonly prices?: Record<string, number>;
  readonly stock?: number;
  readonly sellWithoutStock?: boolean;
  readonly isActive?: boolean;
}

export interface TestProduct extends TestSellable {
  readonly name: string | Record<string, string>;
  readonly description?: Record<string, string>;
  readonly categories?: readonly string[];
  readonly boost?: number;
  readonly variants?: readonly TestSellable[];
  readonly members?: readonly string[];
  readonly saleStartsAt?: Date;
  readonly saleEndsAt?: Date;
}

const PLAIN = {
  ...{ attributes: {}, prices: {}, description: {}, variants: [], members: [], stock: 1, boost: 0 },
  ...{ isActive: true, sellWithoutStock: false, saleStartsAt: null, saleEndsAt: null },
};

export class Shelf {
  readonly shop: TestShop;
  readonly ids = new Map<string, number>();
  readonly lists = new Map<string, number>();
  readonly categories = new Map<string, number>();

  constructor(shop: TestShop) {
    this.shop = shop;
  }

  get db() {
    return this.shop.database.db;
  }

  get now() {
    return this.shop.clock.now();
  }

  id(sku: string): number {
    const id = this.ids.get(sku);
    if (id === undefined) throw new Error(`No product ${sku}`);
    return id;
  }

  /** Attributes that are chosen from, with their values and labels. */
  async attributes(given: Record<string, Record<string, Record<string, string>>>, type = 'dropdown'): Promise<void> {
    for (const [key, values] of Object.entries(given)) {
      const names = JSON.stringify({ en: key.toUpperCase() });
      const { id } = await this.db
        .insertInto('attributes')
        .values({ key, data_type: type, names })
        .returning('id')
        .executeTakeFirstOrThrow();
      const rows = Object.entries(values).map(([value, labels], position) => {
        return { attribute_id: id, value, labels: JSON.stringify(labels), position };
      });
      await this.db.insertInto('attribute_values').values(rows).execute();
    }
  }

  /** `{ men: null, shirts: 'men' }`: parents first. */
  async tree(given: Record<string, string | null>): Promise<void> {
    for (const [key, parent] of Object.entries(given)) {
      const { rows } = await sql<{ id: number }>`
        insert into categories (key, parent_id, names, depth, path, created_date, modified_date)
        select ${key}, p.id, jsonb_build_object('en', ${key}::text), coalesce(p.depth, 1) + 1,
          coalesce(p.path, '{}') || currval(pg_get_serial_sequence('categories', 'id'))::int, ${this.now}, ${this.now}
        from (select nextval(pg_get_serial_sequence('categories', 'id'))) s
        left join categories p on p.key = ${parent}
        returning id`.execute(this.db);
      const id = Number(rows[0]?.id);
      await sql`update categories set path = path[:cardinality(path) - 1] || id where id = ${id}`.execute(this.db);
      this.categories.set(key, id);
    }
  }

  async collection(key: string, skus: readonly string[]): Promise<number> {
    const { id } = await this.db
      .insertInto('collections')
      .values({ key, names: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = skus.map((sku, position) => ({ collection_id: id, product_id: this.id(sku), position }));
    await this.db.insertInto('collection_products').values(rows).execute();
    return id;
  }

  async put(...products: readonly TestProduct[]): Promise<void> {
    for (const product of products) {
      const id = await this.#insert(product, null);
      for (const variant of product.variants ?? []) await this.#insert({ name: {}, ...variant }, id);
      for (const category of product.categories ?? []) {
        const categoryId = this.categories.get(category) ?? 0;
        await this.db.insertInto('product_categories').values({ product_id: id, category_id: categoryId }).execute();
      }
      for (const member of product.members ?? []) {
        await this.db
          .insertInto('group_members')
          .values({ group_id: id, product_id: this.id(member) })
          .execute();
      }
    }
    await this.index(...products.map(({ sku }) => sku));
  }

  async index(...skus: readonly string[]): Promise<void> {
    const ids = skus.map((sku) => this.id(sku));
    await this.db.transaction().execute((tx) => indexProducts(this.shop.deps, tx, ids, this.now));
    await this.shop.catchUp();
    await this.#learnDefinitions();
  }

  async list(given: Partial<ListingCriteria> & { by?: Record<string, string | string[]> } = {}): Promise<Listing> {
    const { by = {}, ...criteria } = given;
    const filters = new Map(Object.entries(by).map(([key, values]) => [key, [values].flat()]));
    return findListing(this.shop.deps, {
      ...{ language: 'en', priceListId: this.lists.get('eur') ?? 0, currency: 'eur', text: null },
      ...{ categoryId: null, collectionId: null, pks: null, excludePks: [], sorter: null, page: 1, pageSize: 24 },
      ...{ filters, ...criteria },
    });
  }

  /** SKUs in the order found. */
  async found(given: Parameters<Shelf['list']>[0] = {}): Promise<string[]> {
    const { ids } = await this.list(given);
    const skus = new Map([...this.ids].map(([sku, id]) => [id, sku]));
    return ids.map((id) => skus.get(id) ?? String(id));
  }

  async search(text: string, language = 'en'): Promise<string[]> {
    return this.found({ text, language });
  }

  async #insert(given: TestProduct, parentId: number | null): Promise<number> {
    const product = { ...PLAIN, ...given };
    const { sku, name } = product;
    const names = typeof name === 'string' ? { en: name } : name;
    const { id } = await this.db
      .insertInto('products')
      .values({
        ...{ sku, base_code: sku, parent_id: parentId, names: JSON.stringify(names) },
        descriptions: JSON.stringify(product.description),
        attributes: JSON.stringify(product.attributes),
        attribute_texts: '{}',
        extra_attributes: '{}',
        variant_keys: product.variants.length > 0 ? ['size'] : [],
        product_type: product.members.length > 0 ? '1' : '0',
        boost: product.boost,
        is_active: product.isActive,
        sell_without_stock: product.sellWithoutStock,
        sale_starts_at: product.saleStartsAt,
        sale_ends_at: product.saleEndsAt,
        ...{ created_date: this.now, modified_date: this.now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    this.ids.set(sku, id);
    if (product.stock > 0) await this.stock(sku, product.stock);
    for (const [list, price] of Object.entries<number>(product.prices)) await this.price(sku, list, price);
    return id;
  }

  async stock(sku: string, onHand: number, reserved = 0): Promise<void> {
    await sql`
      insert into stock_levels (product_id, location_id, on_hand, reserved)
      select ${this.id(sku)}, id, ${onHand}, ${reserved} from stock_locations where key = 'online'
      on conflict (product_id, location_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved
    `.execute(this.db);
  }

  async price(sku: string, list: string, price: number): Promise<void> {
    const [currency = '', segment = null] = list.split('@');
    const known = this.lists.get(list);
    const id =
      known ??
      (await this.db.insertInto('price_lists').values({ currency, segment }).returning('id').executeTakeFirstOrThrow())
        .id;
    this.lists.set(list, id);
    await sql`
      insert into prices (product_id, price_list_id, price, retail_price, since)
      values (${this.id(sku)}, ${id}, ${price}, ${price}, ${this.now})
      on conflict (product_id, price_list_id) do update set price = excluded.price, retail_price = excluded.retail_price
    `.execute(this.db);
  }

  /** What was written behind the server's back announces nothing. */
  async #learnDefinitions(): Promise<void> {
    await sql`insert into catalogue_changes (tags, changed_at) values ('{definitions}', ${this.now})`.execute(this.db);
    await this.shop.catchUp();
  }
}
