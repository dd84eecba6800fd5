import { read, type Reading } from '../texts.rules.ts';
import type { ShownItem } from './generate.rules.ts';
import type { GeneratedMenu } from './menu.service.ts';

/** A generated menu on the wire: flat, every item's parent in it or null. */
export function presentMenu({ shown, selected }: GeneratedMenu, reading: Reading) {
  const byId = new Map(shown.map((each) => [each.item.id, each]));
  const marked = (each: ShownItem) => ({
    ...presentItem(each, reading),
    ...(selected === null ? {} : { selected: selected.has(each.item.id) }),
  });
  return {
    menu: shown.map((each) => {
      const above = each.parent === null ? undefined : byId.get(each.parent.id);
      return { ...marked(each), parent: above === undefined ? null : { ...marked(above), parent: null } };
    }),
  };
}

/** A breadcrumb on the wire: places are levels, and nobody has a parent. */
export function presentBreadcrumb(line: readonly ShownItem[], reading: Reading) {
  return {
    menu: line.map((each) => ({ ...presentItem(each, reading), sort_order: each.item.level, parent: null })),
  };
}

function presentItem({ item, parent, children, isParent }: ShownItem, reading: Reading) {
  const category = item.categoryId === null ? {} : { category_id: item.categoryId };
  return {
    label: read(item.labels, reading),
    url: read(item.urls, reading),
    level: item.level,
    pk: item.id,
    sort_order: item.place,
    path: item.path,
    parent_pk: parent?.id ?? null,
    generator_name: 'menu_item',
    extra_context: { attributes: { ...item.attributes, ...category }, numchild: children, include_parent: isParent },
  };
}
