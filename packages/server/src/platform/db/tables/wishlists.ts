import type { GeneratedAlways } from 'kysely';

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
