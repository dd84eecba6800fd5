import type { GeneratedAlways } from 'kysely';
import { erased, internal, type PersonalData, plain } from '../personal-data.ts';

export interface WishlistTables {
  favourites: FavouriteTable;
  stock_alerts: StockAlertTable;
  user_collections: UserCollectionTable;
  user_collection_items: UserCollectionItemTable;
}

interface FavouriteTable {
  id: GeneratedAlways<number>;
  customer_id: number;
  product_id: number;
  unique_base_code: string | null;
  created_date: Date;
}

interface StockAlertTable {
  id: GeneratedAlways<number>;
  customer_id: number | null;
  email: string | null;
  product_id: number;
  language: string;
  created_date: Date;
  sent_at: Date | null;
}

interface UserCollectionTable {
  id: GeneratedAlways<number>;
  customer_id: number;
  name: string;
  is_public: boolean;
  slug: string;
  created_date: Date;
}

interface UserCollectionItemTable {
  id: GeneratedAlways<number>;
  collection_id: number;
  product_id: number;
  note: string | null;
  created_date: Date;
}

export const WISHLIST_DATA: PersonalData<WishlistTables> = {
  favourites: {
    owner: { customer: 'customer_id' },
    archive: 'favourites',
    ends: 'Removed by the customer.',
    named: { product_id: ['products', 'names'] },
    columns: {
      ...plain('id', 'product_id', 'created_date'),
      ...internal('unique_base_code'),
      ...erased('customer_id'),
    },
  },
  stock_alerts: {
    owner: { customer: 'customer_id', guestEmail: 'email' },
    archive: 'stock_alerts',
    ends: 'A month after the mail, a year at most. A guest’s goes when the address is erased, registered or not.',
    named: { product_id: ['products', 'names'] },
    columns: {
      ...plain('id', 'product_id', 'language', 'created_date', 'sent_at'),
      ...erased('customer_id', 'email'),
    },
  },
  user_collections: {
    owner: { customer: 'customer_id' },
    archive: 'collections',
    ends: 'Removed by the customer.',
    columns: {
      ...plain('id', 'is_public', 'created_date'),
      ...erased('customer_id', 'name', 'slug'),
    },
  },
  user_collection_items: {
    owner: { parent: 'user_collections', column: 'collection_id' },
    archive: 'items',
    ends: 'With the collection.',
    named: { product_id: ['products', 'names'] },
    columns: {
      ...plain('id', 'product_id', 'created_date'),
      ...internal('collection_id'),
      ...erased('note'),
    },
  },
};
