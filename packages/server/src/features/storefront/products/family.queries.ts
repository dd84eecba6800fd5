import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { Pricing } from '../../catalogue/index.ts';
import type { Family, ProductImage, ShelfProduct } from './family.ts';
import { withMembers } from './family.rules.ts';

interface FamilyRow {
  id: number;
  parent_id: number | null;
  sku: string;
  base_code: string;
  product_type: string;
  attribute_set_id: number | null;
  names: Texts;
  descriptions: Texts | null;
  attributes: Record<string, unknown>;
  attribute_texts: Record<string, Record<string, string>> | null;
  extra_attributes: Record<string, unknown> | null;
  variant_keys: string[];
  unit_type: string;
  max_quantity: number | null;
  sell_without_stock: boolean;
  created_date: Date;
  modified_date: Date;
  position: number;
  price: number | null;
  retail_price: number | null;
  lowest_before: number | null;
  available: number;
  images: string | null;
  urls: Texts | null;
  members: number[] | null;
  categories: number[] | null;
}

// A segment's list goes before the public one. Subselects run once per row of a page, each on an index. Pictures come as
// lines: building and parsing JSON of them took a third of the time of a page.
const COLUMNS = `
  p.id, p.parent_id, p.sku, p.base_code, p.product_type, p.attribute_set_id, p.names, p.attributes,
  case when p.parent_id is null then p.descriptions end as descriptions, nullif(p.attribute_texts, '{}') as attribute_texts,
  case when p.parent_id is null then p.extra_attributes end as extra_attributes, p.variant_keys, p.unit_type,
  p.max_quantity, p.sell_without_stock, p.created_date, p.modified_date, p.position, o.price, o.retail_price, o.lowest_before,
  (select greatest(coalesce(sum(l.on_hand - l.reserved), 0), 0)::bigint from stock_levels l
   join stock_locations k on k.id = l.location_id and k.sells_online where l.product_id = p.id) as available,
  (select string_agg(concat_ws(' ', i.id, i.position, (extract(epoch from i.created_date) * 1000)::bigint, i.image), E'\\n'
     order by i.position) from product_images i where i.product_id = p.id) as images,
  case when p.parent_id is null then (select jsonb_object_agg(u.language, u.new_path) from pretty_urls u
    where u.old_path = case p.product_type when '1' then '/group-product/' else '/product/' end || p.id || '/') end as urls,
  case when p.product_type = '1' then (select array_agg(m.product_id order by m.position, m.product_id)
    from group_members m where m.group_id = p.id) end as members,
  case when p.parent_id is null then (select array_agg(c.category_id order by c.position, c.category_id)
    from product_categories c where c.product_id = p.id) end as categories`;

const ON_SALE = `p.is_active and (p.sale_starts_at is null or p.sale_starts_at <= $4)
  and (p.sale_ends_at is null or p.sale_ends_at > $4)`;

const OFFER = `left join lateral (
    select price, retail_price, lowest_before from prices where product_id = p.id and price_list_id in ($2, $3)
    order by price_list_id <> $2 limit 1) o on true`;

// A group is priced and in stock as its members are, so that they come along.
const familiesWhere = (columns: string, condition: string) => `
   with asked as materialized (
     select id from unnest($1::bigint[]) id union select product_id from group_members where group_id = any($1::bigint[])
   )
   select ${columns} from asked a join products p on p.id = a.id ${OFFER} where ${condition}
   union all
   select ${columns} from asked a join products p on p.parent_id = a.id ${OFFER} where ${condition}
   order by position, id`;

const families = prepared<FamilyRow>(familiesWhere(COLUMNS, ON_SALE));
const shelf = prepared<FamilyRow & { on_sale: boolean }>(
  familiesWhere(`${COLUMNS}, (${ON_SALE}) is true as on_sale`, 'true'),
);

/** What is known of the ids: a family for a listed product, its id for a variant; nothing for what is not sold now. */
export interface FoundFamilies {
  readonly families: ReadonlyMap<number, Family>;
  readonly parentOf: ReadonlyMap<number, number>;
}

interface Reading {
  readonly pricing: Pricing;
  readonly now: Date;
}

/** One statement for any number of products. */
export async function readFamilies(db: Executor, ids: readonly number[], reading: Reading): Promise<FoundFamilies> {
  return assemble(await families(db, valuesOf(ids, reading)), ids, hasPrice);
}

/** As `readFamilies`, and besides the same products as they are described, whether sold or not. One statement. */
export async function readShelf(
  db: Executor,
  ids: readonly number[],
  reading: Reading,
): Promise<{ onSale: FoundFamilies; all: FoundFamilies }> {
  const rows = await shelf(db, valuesOf(ids, reading));
  const onSale = rows.filter((row) => row.on_sale);
  return { onSale: assemble(onSale, ids, hasPrice), all: assemble(rows, ids, () => true) };
}

function valuesOf(ids: readonly number[], { pricing, now }: Reading): unknown[] {
  return [ids, pricing.listId, pricing.publicListId, now];
}

const hasPrice = (row: FamilyRow) => row.price !== null;

/** Makes families of rows, with the variants that are wanted. */
function assemble(
  rows: readonly FamilyRow[],
  ids: readonly number[],
  isWanted: (variant: FamilyRow) => boolean,
): FoundFamilies {
  const variants = Map.groupBy(
    rows.filter((row) => row.parent_id !== null && isWanted(row)),
    (row) => row.parent_id ?? 0,
  );
  const found = new Map<number, Family>();
  const parentOf = new Map<number, number>();
  for (const row of rows) {
    if (row.parent_id !== null) parentOf.set(row.id, row.parent_id);
    else found.set(row.id, familyOf(row, variants.get(row.id) ?? []));
  }
  const isAsked = new Set(ids);
  const asked = [...found].filter(([id]) => isAsked.has(id));
  return { families: new Map(asked.map(([id, family]) => [id, withMembers(family, found)])), parentOf };
}

function familyOf(row: FamilyRow, variants: readonly FamilyRow[]): Family {
  const listed = productOf(row);
  return {
    listed,
    variants: variants.map((variant) => variantOf(listed, variant)),
    members: row.members ?? [],
    categories: row.categories ?? [],
  };
}

/** A variant with what it has in common with its product. */
function variantOf(listed: ShelfProduct, row: FamilyRow): ShelfProduct {
  const own = productOf(row);
  return {
    ...own,
    names: Object.keys(own.names).length > 0 ? own.names : listed.names,
    descriptions: listed.descriptions,
    attributes: { ...listed.attributes, ...own.attributes },
    attributeTexts: mergedTexts(listed.attributeTexts, own.attributeTexts),
    extraAttributes: listed.extraAttributes,
    images: own.images.length > 0 ? own.images : listed.images,
    urls: listed.urls,
  };
}

function mergedTexts(
  below: ShelfProduct['attributeTexts'],
  above: ShelfProduct['attributeTexts'],
): ShelfProduct['attributeTexts'] {
  const languages = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...languages].map((language) => [language, { ...below[language], ...above[language] }]));
}

function productOf(row: FamilyRow): ShelfProduct {
  const { price, retail_price: retailPrice, lowest_before: lowestBefore } = row;
  return {
    id: row.id,
    sku: row.sku,
    baseCode: row.base_code,
    isGroup: row.product_type === '1',
    attributeSetId: row.attribute_set_id,
    names: row.names,
    descriptions: row.descriptions ?? NONE,
    attributes: row.attributes,
    attributeTexts: row.attribute_texts ?? NONE,
    extraAttributes: row.extra_attributes ?? NONE,
    variantKeys: row.variant_keys,
    unitType: row.unit_type,
    maxQuantity: row.max_quantity,
    sellWithoutStock: row.sell_without_stock,
    createdDate: row.created_date,
    modifiedDate: row.modified_date,
    images: row.images === null ? [] : row.images.split('\n').map(imageOf),
    offer: price === null || retailPrice === null ? null : { price, retailPrice, lowestBefore },
    available: row.available,
    urls: row.urls ?? {},
  };
}

const NONE = Object.freeze({});

/** `<id> <position> <milliseconds since 1970> <path or address>` */
function imageOf(line: string): ProductImage {
  const [id, position, created, ...image] = line.split(' ');
  return { id: Number(id), position: Number(position), created: Number(created), image: image.join(' ') };
}
