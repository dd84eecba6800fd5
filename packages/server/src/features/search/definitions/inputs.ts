import type { Texts } from '../../../kernel/texts.ts';
import type { SortBy } from './settings.ts';

/** A facet as a merchant configures it. Once there is one, only configured facets are shown. */
export interface FacetInput {
  /** Its own name; `category_ids`, `price` and `in_stock` for those that belong to no attribute. */
  readonly key: string;
  /** Key of the attribute whose values are chosen from. */
  readonly attribute: string | null;
  /** `multiselect`, `visual_swatch`, `category`, …; null hides the facet, its filter still works. */
  readonly widgetType: string | null;
  /** Empty: the attribute's. */
  readonly names: Texts;
  readonly position: number;
  /** `steps`: currency to the whole units at which the ranges of `price` end. The rest is for the storefront. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly isActive: boolean;
}

export interface SorterInput {
  /** What the parameter `sorter` says. */
  readonly value: string;
  readonly labels: Texts;
  readonly sortBy: SortBy;
  readonly position: number;
  /** At most one; a later one takes over. */
  readonly isDefault: boolean;
  readonly isVisible: boolean;
}
