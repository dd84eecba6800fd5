import type { ColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

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

export const URL_DATA: PersonalData<UrlTables> = {
  pretty_urls: impersonal('id', 'new_path', 'old_path', 'language', 'created_date', 'modified_date'),
  redirects: impersonal('id', 'from_path', 'to_path', 'status', 'created_date'),
};
