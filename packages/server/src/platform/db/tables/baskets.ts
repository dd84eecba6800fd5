import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface BasketTables {
  basket_lines: BasketLineTable;
  basket_merges: BasketMergeTable;
  baskets: BasketTable;
}

type Id = ColumnType<number, never, never>;

interface BasketTable {
  id: Id;
  customer_id: number | null;
  session_id: number | null;
  namespace: Generated<string>;
  status: Generated<'active' | 'inactive' | 'expired' | 'merged' | 'frozen' | 'submitted'>;
  version: Generated<number>;
  voucher_id: number | null;
  merged_into: number | null;
  created_date: Date;
  modified_date: Date;
  touched_on: ColumnType<string, never, never>;
}

interface BasketLineTable {
  id: Id;
  basket_id: number;
  product_id: number;
  name: string;
  quantity: number;
  attributes: JSONColumnType<Record<string, unknown>>;
  attributes_key: Generated<string>;
  created_date: Date;
}

interface BasketMergeTable {
  id: Id;
  basket_id: number;
  strategy: 'sum' | 'larger' | 'guest';
  lines: JSONColumnType<unknown[]>;
  merged_at: Date;
}
