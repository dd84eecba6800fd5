import type { ColumnType } from 'kysely';

export interface UrlTables {
  pretty_urls: PrettyUrlTable;
  redirects: RedirectTable;
}

type Id = ColumnType<number, never, never>;

interface PrettyUrlTable {
  id: Id;
  new_path: string;
  old_path: string;
  language: string;
  created_date: Date;
  modified_date: Date;
}

interface RedirectTable {
  id: Id;
  from_path: string;
  to_path: string;
  status: number;
  created_date: Date;
}
