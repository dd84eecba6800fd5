import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const SOURCE = new URL('../../src/', import.meta.url);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function read(path: string): Promise<string> {
  return readFile(new URL(path, SOURCE), 'utf8');
}

async function files(ending: string): Promise<string[]> {
  const all = await readdir(SOURCE, { recursive: true });
  return all.filter((name) => name.endsWith(ending)).sort();
}

/** The tables and columns that the query builder is told of, read out of platform/db/tables/. */
async function declared(): Promise<string[]> {
  const texts = await Promise.all(
    (await files('.ts')).filter((name) => name.startsWith('platform/db/tables/')).map(read),
  );
  return texts.flatMap(columnsDeclared).sort();
}

function columnsDeclared(text: string): string[] {
  const interfaces = new Map<string, string[]>();
  for (const [, name = '', body = ''] of text.matchAll(/interface (\w+) \{\n([\s\S]*?)\n\}/g)) {
    interfaces.set(
      name,
      [...body.matchAll(/^ {2}(\w+): /gm)].map(([, column = '']) => column),
    );
  }
  const tables = [...(text.match(/interface \w+Tables \{([\s\S]*?)\}/)?.[1] ?? '').matchAll(/(\w+): (\w+);/g)];
  return tables.flatMap(([, table = '', type = '']) =>
    (interfaces.get(type) ?? []).map((column) => `${table}.${column}`),
  );
}

it('tells the query builder the columns that the migrations make', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migrations' order by 1`.execute(database.db);
  expect(rows.map(({ name }) => name).sort()).toEqual(await declared());
});

/** The folder that owns a table is the one whose queries write it. */
const OWNERS: Readonly<Record<string, string>> = {
  addresses: 'features/addresses',
  attribute_sets: 'features/catalogue',
  attribute_values: 'features/catalogue',
  attributes: 'features/catalogue',
  avatars: 'features/accounts',
  b2b_basket_lines: 'features/b2b',
  b2b_baskets: 'features/b2b',
  bank_accounts: 'features/payments',
  banks: 'features/payments',
  basket_lines: 'features/basket',
  basket_merges: 'features/basket',
  baskets: 'features/basket',
  cancellation_reasons: 'features/returns',
  cancellation_requests: 'features/returns',
  captcha_challenges: 'features/accounts',
  card_bins: 'features/payments',
  card_families: 'features/payments',
  cards: 'features/payments',
  catalogue_changes: 'platform/cache',
  categories: 'features/catalogue',
  checkouts: 'features/checkout',
  cities: 'features/places',
  collection_products: 'features/catalogue',
  collections: 'features/catalogue',
  consent_events: 'features/notifications',
  contact_subjects: 'features/support',
  countries: 'features/places',
  customers: 'features/accounts',
  data_export_chunks: 'features/privacy',
  data_exports: 'features/privacy',
  deliveries: 'platform/outbox',
  delivery_options: 'features/shipping',
  districts: 'features/places',
  division_members: 'features/b2b',
  divisions: 'features/b2b',
  easy_returns: 'features/returns',
  email_subscriptions: 'features/notifications',
  facets: 'features/search',
  favourites: 'features/wishlist',
  flat_pages: 'features/content',
  forgotten_cards: 'features/payments',
  form_files: 'features/content',
  form_submissions: 'features/content',
  forms: 'features/content',
  gift_card_transactions: 'features/loyalty',
  gift_cards: 'features/loyalty',
  group_members: 'features/catalogue',
  guest_permissions: 'features/notifications',
  idempotency_keys: 'platform/idempotency',
  installment_plans: 'features/payments',
  landing_pages: 'features/content',
  loyalty_accounts: 'features/loyalty',
  loyalty_cards: 'features/loyalty',
  loyalty_earnings: 'features/loyalty',
  loyalty_lot_uses: 'features/loyalty',
  loyalty_lots: 'features/loyalty',
  loyalty_transactions: 'features/loyalty',
  menu_items: 'features/content',
  notification_preferences: 'features/notifications',
  order_discounts: 'features/orders',
  order_events: 'features/orders',
  order_items: 'features/orders',
  order_parcels: 'features/orders',
  order_receipts: 'features/orders',
  order_refunds: 'features/orders',
  order_stock: 'features/orders',
  orders: 'features/orders',
  outbox: 'platform/outbox',
  payment_attempts: 'features/payments',
  payment_notices: 'features/payments',
  payment_options: 'features/payments',
  payment_refunds: 'features/payments',
  phone_codes: 'features/accounts',
  pretty_urls: 'features/urls',
  price_history: 'features/catalogue',
  price_lists: 'features/catalogue',
  prices: 'features/catalogue',
  product_categories: 'features/catalogue',
  product_images: 'features/catalogue',
  products: 'features/catalogue',
  promotion_redemptions: 'features/promotions',
  promotions: 'features/promotions',
  quotation_events: 'features/b2b',
  quotation_lines: 'features/b2b',
  quotations: 'features/b2b',
  rate_limits: 'platform/rate-limit',
  redirects: 'features/urls',
  retail_stores: 'features/stores',
  saved_cards: 'features/payments',
  search_contents: 'features/search',
  search_documents: 'features/search',
  search_texts: 'features/search',
  search_words: 'features/search',
  seo_records: 'features/content',
  sessions: 'features/sessions',
  shipping_companies: 'features/shipping',
  shipping_options: 'features/shipping',
  simulated_cards: 'features/payments',
  simulated_payments: 'features/payments',
  simulated_switch_uses: 'features/payments',
  simulated_switches: 'features/payments',
  sorters: 'features/search',
  special_pages: 'features/content',
  social_accounts: 'features/social',
  social_states: 'features/social',
  staff_members: 'features/staff',
  staff_sessions: 'features/staff',
  stock_alerts: 'features/wishlist',
  stock_levels: 'features/stock',
  stock_locations: 'features/stock',
  ticket_events: 'features/support',
  ticket_files: 'features/support',
  ticket_messages: 'features/support',
  tickets: 'features/support',
  tokens: 'features/sessions',
  townships: 'features/places',
  user_collection_items: 'features/wishlist',
  user_collections: 'features/wishlist',
  vouchers: 'features/promotions',
  widgets: 'features/content',
};

const WRITES = [
  /\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g,
  /\b(?:insert into|delete from)\s+(\w+)/g,
  /\bupdate\s+(\w+)\s+(?:as \w+ )?set\b/g,
];

it('lets only the owner of a table write it', async () => {
  const strangers: string[] = [];
  for (const file of await files('.queries.ts')) {
    const text = await read(file);
    const tables = WRITES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, table = '']) => table));
    for (const table of tables) {
      if (!file.startsWith(`${OWNERS[table] ?? 'nobody'}/`)) strangers.push(`${file} writes ${table}`);
    }
  }
  expect(strangers).toEqual([]);
});

it('has an owner for every table', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name <> 'schema_migrations'`.execute(database.db);
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(OWNERS).sort());
});

it('serves every foreign key and every expiry with an index', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.conrelid::regclass || '.' || a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`.execute(database.db);
  expect(rows).toEqual([]);
});
