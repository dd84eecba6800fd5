import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

export interface CatalogueTables {
  attribute_sets: AttributeSetTable;
  attribute_values: AttributeValueTable;
  attributes: AttributeTable;
  categories: CategoryTable;
  collection_products: CollectionProductTable;
  collections: CollectionTable;
  group_members: GroupMemberTable;
  price_history: PriceHistoryTable;
  price_lists: PriceListTable;
  prices: PriceTable;
  product_categories: ProductCategoryTable;
  product_images: ProductImageTable;
  products: ProductTable;
}

type Id = Generated<number>;
/** Language to text. */
type Texts = JSONColumnType<Record<string, string>>;
type Json = JSONColumnType<Record<string, unknown>>;

interface AttributeSetTable {
  id: Id;
  key: string;
  name: string;
}

interface AttributeTable {
  id: Id;
  key: string;
  data_type: string;
  names: Texts;
  position: Generated<number>;
}

interface AttributeValueTable {
  id: Id;
  attribute_id: number;
  value: string;
  labels: Texts;
  position: Generated<number>;
  hex: string | null;
  css_class: string | null;
}

interface CategoryTable {
  id: Id;
  key: string;
  parent_id: number | null;
  names: Texts;
  slugs: Texts;
  depth: number;
  path: number[];
  position: Generated<number>;
  is_active: Generated<boolean>;
  uuid: Generated<string>;
  attributes: Json;
  created_date: Date;
  modified_date: Date;
}

interface CollectionTable {
  id: Id;
  key: string;
  names: Texts;
}

interface ProductTable {
  id: Id;
  sku: string;
  base_code: string;
  parent_id: number | null;
  product_type: Generated<'0' | '1'>;
  attribute_set_id: number | null;
  names: Texts;
  descriptions: Texts;
  attributes: Json;
  attribute_texts: JSONColumnType<Record<string, Record<string, string>>>;
  extra_attributes: Json;
  variant_keys: Generated<string[]>;
  position: Generated<number>;
  is_active: Generated<boolean>;
  boost: Generated<number>;
  unit_type: Generated<string>;
  tax_rate: ColumnType<string, string | undefined, string>;
  max_quantity: number | null;
  weight: number | null;
  sell_without_stock: Generated<boolean>;
  sale_starts_at: Date | null;
  sale_ends_at: Date | null;
  created_date: Date;
  modified_date: Date;
}

interface ProductImageTable {
  id: Id;
  product_id: number;
  image: string;
  position: number;
  created_date: Date;
}

interface ProductCategoryTable {
  product_id: number;
  category_id: number;
  position: Generated<number>;
}

interface CollectionProductTable {
  collection_id: number;
  product_id: number;
  position: Generated<number>;
}

interface GroupMemberTable {
  group_id: number;
  product_id: number;
  position: Generated<number>;
}

interface PriceListTable {
  id: Id;
  currency: string;
  segment: string | null;
}

interface PriceTable {
  product_id: number;
  price_list_id: number;
  price: number;
  retail_price: number;
  since: Date;
  lowest_before: number | null;
}

interface PriceHistoryTable {
  product_id: number;
  price_list_id: number;
  price: number;
  since: Date;
  until: Date;
}

export const CATALOGUE_DATA: PersonalData<CatalogueTables> = {
  attribute_sets: impersonal('id', 'key', 'name'),
  attribute_values: impersonal('id', 'attribute_id', 'value', 'labels', 'position', 'hex', 'css_class'),
  attributes: impersonal('id', 'key', 'data_type', 'names', 'position'),
  categories: impersonal(
    'id',
    'key',
    'parent_id',
    'names',
    'slugs',
    'depth',
    'path',
    'position',
    'is_active',
    'uuid',
    'attributes',
    'created_date',
    'modified_date',
  ),
  collection_products: impersonal('collection_id', 'product_id', 'position'),
  collections: impersonal('id', 'key', 'names'),
  group_members: impersonal('group_id', 'product_id', 'position'),
  price_history: impersonal('product_id', 'price_list_id', 'price', 'since', 'until'),
  price_lists: impersonal('id', 'currency', 'segment'),
  prices: impersonal('product_id', 'price_list_id', 'price', 'retail_price', 'since', 'lowest_before'),
  product_categories: impersonal('product_id', 'category_id', 'position'),
  product_images: impersonal('id', 'product_id', 'image', 'position', 'created_date'),
  products: impersonal(
    'id',
    'sku',
    'base_code',
    'parent_id',
    'product_type',
    'attribute_set_id',
    'names',
    'descriptions',
    'attributes',
    'attribute_texts',
    'extra_attributes',
    'variant_keys',
    'position',
    'is_active',
    'boost',
    'unit_type',
    'tax_rate',
    'max_quantity',
    'weight',
    'sell_without_stock',
    'sale_starts_at',
    'sale_ends_at',
    'created_date',
    'modified_date',
  ),
};
