import { lineOf, type MenuItem, type MenuTree } from './tree.rules.ts';

/** Which part of a menu is asked for (Wire: docs/protocol/content.md, "Menus"). Ids are UUIDs with dashes. */
export interface MenuQuery {
  /** Levels, from the first one shown. */
  readonly depth: number;
  /** What is shown lies below this item. */
  readonly parent: string | null;
  /** What is shown lies beside this item. */
  readonly sibling: string | null;
  readonly startLevel: number;
  readonly includeParent: boolean;
  /** The item where the reader is. */
  readonly selected: string | null;
}

/** An item of an answer, with the item above it where that is part of the answer too. */
export interface ShownItem {
  readonly item: MenuItem;
  readonly parent: MenuItem | null;
  /** Visible items directly below. */
  readonly children: number;
  /** It was asked for besides what lies below it. */
  readonly isParent: boolean;
}

/**
 * The visible items asked for, in the order of the menu. A hidden item hides what lies below it, unless that is
 * asked for by `parent`: a hidden item can hold a menu together.
 */
export function shownItems(tree: MenuTree, query: MenuQuery): ShownItem[] {
  const start = startOf(tree, query);
  if (start === undefined) return [];
  const shown = collect(tree, { parentId: start?.id ?? null, depth: query.depth, above: null });
  const withParent = query.includeParent && query.parent !== null && start?.visible === true;
  if (!withParent) return shown;
  return [...shown, { item: start, parent: null, children: visibleBelow(tree, start.id).length, isParent: true }];
}

/** What the first level lies below: null for nothing; undefined when it cannot be told. */
function startOf(tree: MenuTree, { parent, sibling, startLevel, selected }: MenuQuery): MenuItem | null | undefined {
  if (parent !== null) return tree.items.get(parent);
  if (sibling !== null) {
    const beside = tree.items.get(sibling);
    if (beside === undefined) return undefined;
    return beside.parentId === null ? null : tree.items.get(beside.parentId);
  }
  if (startLevel === 0) return null;
  return selected === null ? undefined : lineOf(tree, selected)[startLevel - 1];
}

interface Stretch {
  readonly parentId: string | null;
  readonly depth: number;
  readonly above: MenuItem | null;
}

function collect(tree: MenuTree, { parentId, depth, above }: Stretch): ShownItem[] {
  if (depth === 0) return [];
  return visibleBelow(tree, parentId).flatMap((item) => [
    { item, parent: above, children: visibleBelow(tree, item.id).length, isParent: false },
    ...collect(tree, { parentId: item.id, depth: depth - 1, above: item }),
  ]);
}

/** The visible items directly below one (null: at the top). */
export function visibleBelow(tree: MenuTree, id: string | null): readonly MenuItem[] {
  return (tree.below.get(id) ?? []).filter(({ visible }) => visible);
}
