import type { Texts } from '../../../kernel/texts.ts';
import type { CategoryNode } from '../content.deps.ts';

/** A menu as it is stored, or as the categories make it. Pure. */

export interface StoredMenuItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly labels: Texts;
  readonly urls: Texts;
  readonly categoryId: number | null;
  readonly visible: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Four characters for each step, the invisible root's included. */
  readonly path: string;
}

export interface MenuItem extends StoredMenuItem {
  /** 0 at the top. */
  readonly level: number;
  /** Place among its siblings, from 1. */
  readonly place: number;
}

/** All items, hidden ones included. */
export interface MenuTree {
  readonly items: ReadonlyMap<string, MenuItem>;
  /** Items by what they lie below (null: nothing), in the order shown. */
  readonly below: ReadonlyMap<string | null, readonly MenuItem[]>;
}

const STEP = 4;
const ROOT = '0001';

/** Levels that fit into a path. */
export const MOST_LEVELS = 11;

export interface PlacedNode<Id> {
  readonly id: Id;
  readonly parentId: Id | null;
  readonly position: number;
  /** Settles the order of equal positions. */
  readonly key: string;
}

/** The materialised path of every node that hangs on the root; what is missing from the map runs in a circle. */
export function pathsOf<Id>(nodes: readonly PlacedNode<Id>[]): Map<Id, string> {
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const paths = new Map<Id, string>();
  const place = (parentId: Id | null, parentPath: string): void => {
    const siblings = (below.get(parentId) ?? []).toSorted(
      (one, other) => one.position - other.position || compare(one.key, other.key),
    );
    for (const [index, { id }] of siblings.entries()) {
      const path = parentPath + step(index + 1);
      paths.set(id, path);
      place(id, path);
    }
  };
  place(null, ROOT);
  return paths;
}

function step(number: number): string {
  return number.toString(36).toUpperCase().padStart(STEP, '0');
}

export function levelOf(path: string): number {
  return path.length / STEP - 2;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The tree of stored items. An item without an address has that of its category. */
export function treeOf(stored: readonly StoredMenuItem[], categories: readonly CategoryNode[]): MenuTree {
  const urls = new Map(categories.map((category) => [category.id, urlsOf(category)]));
  const items = stored
    .map((item) => ({ ...item, urls: ownUrls(item, urls), level: levelOf(item.path), place: placeOf(item.path) }))
    .sort((one, other) => compare(one.path, other.path));
  return {
    items: new Map(items.map((item) => [item.id, item])),
    below: Map.groupBy(items, ({ parentId }) => parentId),
  };
}

function placeOf(path: string): number {
  return Number.parseInt(path.slice(-STEP), 36);
}

function ownUrls({ urls, categoryId }: StoredMenuItem, ofCategories: ReadonlyMap<number, Texts>): Texts {
  if (Object.keys(urls).length > 0 || categoryId === null) return urls;
  return ofCategories.get(categoryId) ?? canonical(categoryId);
}

/** The same in every language: it has none of its own. */
function canonical(categoryId: number): Texts {
  return { '': `/category/${categoryId}/` };
}

function urlsOf({ id, urls }: CategoryNode): Texts {
  return Object.keys(urls).length > 0 ? urls : canonical(id);
}

/** The categories as a menu: each one's uuid is its item's. */
export function categoryMenu(categories: readonly CategoryNode[]): MenuTree {
  const paths = pathsOf(categories.map((category) => ({ ...category, key: String(category.id).padStart(12, '0') })));
  const uuids = new Map(categories.map(({ id, uuid }) => [id, uuid]));
  const items = categories.flatMap((category): StoredMenuItem[] => {
    const path = paths.get(category.id);
    if (path === undefined) return [];
    const parentId = category.parentId === null ? null : (uuids.get(category.parentId) ?? null);
    return [
      {
        ...{ id: category.uuid, parentId, path, labels: category.names, urls: urlsOf(category) },
        ...{ categoryId: category.id, visible: true, attributes: {} },
      },
    ];
  });
  return treeOf(items, categories);
}

/** The item and everything above it, oldest first; nothing for an unknown one. */
export function lineOf({ items }: MenuTree, id: string): MenuItem[] {
  const line: MenuItem[] = [];
  for (let item = items.get(id); item !== undefined; item = items.get(item.parentId ?? '')) line.unshift(item);
  return line;
}
