import { memo } from '../../../platform/cache/index.ts';
import { findByPath, normalisePath } from '../../urls/index.ts';
import type { ContentDeps } from '../content.deps.ts';
import { type MenuQuery, type ShownItem, shownItems, visibleBelow } from './generate.rules.ts';
import { findMenuItems } from './menu.queries.ts';
import { categoryMenu, lineOf, type MenuItem, type MenuTree, treeOf } from './tree.rules.ts';

export interface WantedMenu extends MenuQuery {
  /** Where the reader is, as a path; it stands in for `selected`. */
  readonly requestPath: string | null;
}

export interface GeneratedMenu {
  readonly shown: readonly ShownItem[];
  /** The reader's item and those above it; null when nobody asked. */
  readonly selected: ReadonlySet<string> | null;
}

/** The shop's menu, read once per process until it changes. */
export interface Menus {
  generate(wanted: WantedMenu): Promise<GeneratedMenu>;
  /** The item and those above it, oldest first, visible ones only; a category's where no item has this id. */
  breadcrumb(id: string): Promise<ShownItem[]>;
}

/** A shop without any item has its categories for a menu. */
export function openMenus(deps: ContentDeps): Menus {
  const stored = memo(deps.changes, ['menus'], () => findMenuItems(deps.db));
  const readTree = async (): Promise<MenuTree> => {
    const [items, categories] = await Promise.all([stored(), deps.categoryTree()]);
    return items.length === 0 ? categoryMenu(categories) : treeOf(items, categories);
  };
  return {
    generate: async (wanted) => {
      const tree = await readTree();
      const asked = wanted.selected !== null || wanted.requestPath !== null;
      const selected = wanted.selected ?? (await itemAt(deps, tree, wanted.requestPath))?.id ?? null;
      const line = selected === null ? [] : lineOf(tree, selected);
      return {
        shown: shownItems(tree, { ...wanted, selected }),
        selected: asked ? new Set(line.map(({ id }) => id)) : null,
      };
    },
    breadcrumb: async (id) => {
      const menu = await readTree();
      const tree = menu.items.has(id) ? menu : categoryMenu(await deps.categoryTree());
      return lineOf(tree, id)
        .filter(({ visible }) => visible)
        .map((item) => ({ item, parent: null, children: visibleBelow(tree, item.id).length, isParent: false }));
    },
  };
}

/** The item with this address, in any language, else the one of the page behind the address. */
async function itemAt(deps: ContentDeps, tree: MenuTree, requestPath: string | null): Promise<MenuItem | null> {
  if (requestPath === null) return null;
  const path = normalisePath(requestPath);
  const direct = itemWith(tree, path);
  if (direct !== null) return direct;
  const page = await findByPath(deps.db, path);
  return page === null ? null : itemWith(tree, page.oldPath);
}

function itemWith({ items }: MenuTree, path: string): MenuItem | null {
  const category = /^\/category\/(\d{1,9})\/$/.exec(path)?.[1];
  for (const item of items.values()) {
    if (category !== undefined && item.categoryId === Number(category)) return item;
    // An address with a query is one of many views of its path.
    const urls = Object.values(item.urls).filter((url) => !url.includes('?'));
    if (urls.some((url) => normalisePath(url) === path)) return item;
  }
  return null;
}
