import { sql } from 'kysely';
import type { Executor, Tx } from '../../platform/db/index.ts';

/** Where each kind of thing that records name is kept, and by what it is named. */
const KEPT = {
  attribute: ['attributes', 'key'],
  bank_account: ['bank_accounts', 'iban'],
  cancellation_reason: ['cancellation_reasons', 'key'],
  contact_subject: ['contact_subjects', 'key'],
  card: ['cards', 'key'],
  category: ['categories', 'key'],
  collection: ['collections', 'key'],
  customer: ['customers', 'email'],
  delivery_option: ['delivery_options', 'key'],
  facet: ['facets', 'key'],
  form: ['forms', 'key'],
  landing_page: ['landing_pages', 'key'],
  location: ['stock_locations', 'key'],
  menu: ['menu_items', 'key'],
  page: ['flat_pages', 'key'],
  payment_option: ['payment_options', 'key'],
  product: ['products', 'sku'],
  promotion: ['promotions', 'key'],
  redirect: ['redirects', 'from_path'],
  seo: ['seo_records', 'url'],
  shipping_company: ['shipping_companies', 'key'],
  shipping_option: ['shipping_options', 'key'],
  sorter: ['sorters', 'value'],
  special_page: ['special_pages', 'key'],
  store: ['retail_stores', 'code'],
  voucher: ['vouchers', 'code_key'],
  widget: ['widgets', 'slug'],
} as const;

export type KnownKind = keyof typeof KEPT;

/** Which of the keys are there. */
export async function findKnown(db: Executor, kind: KnownKind, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const [table, column] = KEPT[kind];
  const { rows } = await sql<{ key: string }>`
    select ${sql.ref(column)} as key from ${sql.table(table)} where ${sql.ref(column)} = any(${keys})`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** SKUs that are there, each with that of its product; null for a product by itself. */
export async function findOwners(db: Executor, skus: readonly string[]): Promise<Map<string, string | null>> {
  if (skus.length === 0) return new Map();
  const { rows } = await sql<{ sku: string; owner: string | null }>`
    select p.sku, o.sku as owner from products p left join products o on o.id = p.parent_id
    where p.sku = any(${skus})`.execute(db);
  return new Map(rows.map(({ sku, owner }) => [sku, owner]));
}

// "import" in ASCII: no other lock of this database has this number.
const LOCK = 0x696d706f7274;

/** The import that is under way: who runs it, as they said, and since when. */
export interface Holder {
  readonly name: string;
  readonly since: Date;
}

/**
 * Takes the lock of imports for as long as the transaction lasts, also behind a transaction pooler. The transaction
 * holds nothing else and sees no data, so that it may last: nothing waits for it.
 * @returns who has it already; null when it was free
 */
export async function takeImportLock(tx: Tx, name: string): Promise<Holder | null> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LOCK}::bigint) as taken`.execute(
    tx,
  );
  if (rows[0]?.taken === true) {
    // Seen in pg_stat_activity, where whoever comes second looks.
    await sql`select set_config('application_name', ${name.replaceAll(/[^ -~]/g, '?').slice(0, 63)}, true)`.execute(tx);
    return null;
  }
  const holder = await sql<Holder>`
    select coalesce(nullif(a.application_name, ''), 'somebody') as name, coalesce(a.xact_start, now()) as since
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objsubid = 1
      and l.classid::bigint << 32 | l.objid::bigint = ${LOCK}::bigint`.execute(tx);
  return holder.rows[0] ?? { name: 'somebody', since: new Date(0) };
}

// Besides them, those of search: they grow with every product.
const GROWING = [
  'products',
  'product_images',
  'product_categories',
  'prices',
  'attribute_values',
  'pretty_urls',
].concat(['stock_levels', 'redirects']);

/**
 * Tells the planner how large the tables have become. It looks by itself once a minute: a first import of 10,000
 * products takes two minutes until then, and six seconds after.
 */
export async function refreshStatistics(db: Executor): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and (tablename = any(${GROWING}) or tablename like 'search\\_%')`.execute(db);
  if (rows.length > 0) await sql`analyze ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db);
}
