/** Lists come in pages, counted from 1 (Wire: docs/protocol/conventions.md, "Pagination"). */

export interface Page {
  readonly number: number;
  readonly size: number;
}

export interface Slice<Item> {
  readonly items: readonly Item[];
  /** How many there are on all pages together. */
  readonly total: number;
}

export function offsetOf(page: Page): number {
  return (page.number - 1) * page.size;
}

/** How many pages `total` items fill; an empty list still has its first page. */
export function pageCount(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
