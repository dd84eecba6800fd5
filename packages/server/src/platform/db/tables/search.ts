import type { Generated, JSONColumnType } from 'kysely';
import { impersonal, type PersonalData } from '../personal-data.ts';

export interface SearchTables {
  facets: FacetTable;
  search_contents: SearchContentTable;
  search_documents: SearchDocumentTable;
  search_texts: SearchTextTable;
  search_words: SearchWordTable;
  sorters: SorterTable;
}

/** Language to text. */
type Texts = JSONColumnType<Record<string, string>>;

interface SearchDocumentTable {
  product_id: number;
  terms: number[];
  prices: (number | null)[];
  in_stock: boolean;
  boost: number;
}

interface SearchContentTable {
  product_id: number;
  terms: number[];
  words: string;
}

interface SearchTextTable {
  product_id: number;
  language: string;
  title: string;
  head: string;
}

interface SearchWordTable {
  language: string;
  word: string;
  stem: string;
  uses: number;
  leaders: number[];
  least_boost: number | null;
}

interface FacetTable {
  id: Generated<number>;
  key: string;
  search_key: string;
  attribute_id: number | null;
  widget_type: string | null;
  names: Texts;
  position: Generated<number>;
  settings: JSONColumnType<Record<string, unknown>>;
  is_active: Generated<boolean>;
}

interface SorterTable {
  value: string;
  labels: Texts;
  sort_by: 'default' | 'price' | '-price' | 'newest' | 'name' | '-name';
  position: Generated<number>;
  is_default: Generated<boolean>;
  is_visible: Generated<boolean>;
}

export const SEARCH_DATA: PersonalData<SearchTables> = {
  facets: impersonal(
    'id',
    'key',
    'search_key',
    'attribute_id',
    'widget_type',
    'names',
    'position',
    'settings',
    'is_active',
  ),
  search_contents: impersonal('product_id', 'terms', 'words'),
  search_documents: impersonal('product_id', 'terms', 'prices', 'in_stock', 'boost'),
  search_texts: impersonal('product_id', 'language', 'title', 'head'),
  search_words: impersonal('language', 'word', 'stem', 'uses', 'leaders', 'least_boost'),
  sorters: impersonal('value', 'labels', 'sort_by', 'position', 'is_default', 'is_visible'),
};
