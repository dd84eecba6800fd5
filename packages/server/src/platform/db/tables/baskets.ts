import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, internal, type PersonalData, plain, secret } from '../personal-data.ts';

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

export const BASKET_DATA: PersonalData<BasketTables> = {
  basket_lines: {
    owner: { parent: 'baskets', column: 'basket_id' },
    archive: 'lines',
    ends: 'With the basket.',
    columns: {
      ...plain('id', 'product_id', 'quantity', 'created_date'),
      ...internal('basket_id'),
      // What may be written on a piece; the name is the product's.
      ...erased('name', 'attributes'),
      ...secret('attributes_key'),
    },
  },
  basket_merges: {
    owner: { parent: 'baskets', column: 'basket_id' },
    archive: 'merged_at_login',
    ends: '30 days.',
    columns: {
      ...plain('id', 'strategy', 'merged_at'),
      ...internal('basket_id'),
      ...erased('lines'),
    },
  },
  baskets: {
    owner: { customer: 'customer_id' },
    archive: 'baskets',
    ends: 'A guest’s: 30 days untouched, or when the shop erases the address; one that became an order: then only.',
    columns: {
      ...plain('id', 'namespace', 'status', 'created_date', 'modified_date'),
      ...internal('session_id', 'version', 'voucher_id', 'merged_into', 'touched_on'),
      ...erased('customer_id'),
    },
  },
};
