import { invalidField } from '../../../kernel/errors.ts';
import type { Texts } from '../../../kernel/texts.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import {
  findItemPlaces,
  findUnknownCategory,
  type ItemPlace,
  lockMenu,
  placeItems,
  upsertItems,
} from './saving.queries.ts';
import { levelOf, MOST_LEVELS, pathsOf } from './tree.rules.ts';

export interface MenuItemInput {
  readonly key: string;
  /** The key of the item above; null at the top. It is there already or in the same list. */
  readonly parent: string | null;
  readonly labels: Texts;
  /** Address by language; empty for that of the category. */
  readonly urls: Texts;
  /** The key of the category it stands for. */
  readonly category: string | null;
  readonly position: number;
  readonly visible: boolean;
  /** In their wire form (docs/protocol/content.md, "Attributes"). */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Adds, changes and moves menu items, by key, inside the caller's transaction; what lies below moves along. Any number
 * costs six statements.
 * @throws Refusal invalid unknown_key under `parent` or `category`; menu_item_below_itself or menu_too_deep under
 *   `parent`
 */
export async function saveMenuItems(tx: Executor, inputs: readonly MenuItemInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const items = new Map(inputs.map((input) => [input.key, input]));
  const categories = [...items.values()].flatMap(({ category }) => category ?? []);
  const unknown = await findUnknownCategory(tx, categories);
  if (unknown !== null) throw invalidField('category', 'unknown_key', { key: unknown });
  await lockMenu(tx);
  await upsertItems(tx, [...items.values()]);
  await placeItems(tx, placed(await findItemPlaces(tx), items));
  await announceChange(tx, ['menus', 'definitions'], now);
}

/** Everybody's place once the inputs hang where they say. */
function placed(places: readonly ItemPlace[], inputs: ReadonlyMap<string, MenuItemInput>): ItemPlace[] {
  const ids = new Map(places.map(({ key, id }) => [key, id]));
  const nodes = places.map((place) => {
    const input = inputs.get(place.key);
    return input === undefined ? place : { ...place, parentId: parentOf(input, ids) };
  });
  const paths = pathsOf(nodes);
  return nodes.map((node) => ({ ...node, path: pathOf(node, paths, inputs) }));
}

function parentOf({ parent }: MenuItemInput, ids: ReadonlyMap<string, string>): string | null {
  if (parent === null) return null;
  const id = ids.get(parent);
  if (id === undefined) throw invalidField('parent', 'unknown_key', { key: parent });
  return id;
}

function pathOf(
  { id, key }: ItemPlace,
  paths: ReadonlyMap<string, string>,
  inputs: ReadonlyMap<string, MenuItemInput>,
): string {
  const path = paths.get(id);
  if (path === undefined) {
    throw invalidField('parent', 'menu_item_below_itself', { parent: inputs.get(key)?.parent ?? key });
  }
  if (levelOf(path) >= MOST_LEVELS) throw invalidField('parent', 'menu_too_deep', { levels: MOST_LEVELS });
  return path;
}
