import type { Texts } from '../../../kernel/texts.ts';

export type SortBy = 'default' | 'price' | '-price' | 'newest' | 'name' | '-name';

/** What a merchant has configured; empty where nothing is. */
export interface Settings {
  readonly facets: readonly StoredFacet[];
  readonly sorters: readonly StoredSorter[];
}

export interface StoredFacet {
  readonly key: string;
  readonly searchKey: string;
  readonly attributeKey: string | null;
  readonly widgetType: string | null;
  readonly names: Texts;
  readonly position: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly isActive: boolean;
}

export interface StoredSorter {
  readonly value: string;
  readonly labels: Texts;
  readonly sortBy: SortBy;
  readonly position: number;
  readonly isDefault: boolean;
  readonly isVisible: boolean;
}
