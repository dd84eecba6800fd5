import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const item = {
  label: Type.String(),
  url: Type.String(),
  level: Type.Integer(),
  pk: Type.String(),
  sort_order: Type.Integer(),
  path: Type.String(),
  parent_pk: nullable(Type.String()),
  generator_name: Type.String(),
  extra_context: Type.Record(Type.String(), Type.Unknown()),
  selected: Type.Optional(Type.Boolean()),
};

/** A menu item (Wire: docs/protocol/content.md, "Menus"); the item above it carries none itself. */
const MenuItemObject = named('MenuItem', {
  ...item,
  parent: nullable(named('ParentMenuItem', { ...item, parent: Type.Null() })),
});

export const MenuAnswer = named('Menu', { menu: Type.Array(MenuItemObject) });

const leniently = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const menuQuery = Type.Object({
  depth_height: leniently('Levels, at least 1; required'),
  parent: leniently('UUID: what lies below this item'),
  sibling: leniently('UUID: what lies beside this item; not together with parent'),
  start_level: leniently('First level; above 0 only below parent, sibling or the selected item'),
  include_parent: leniently('With parent: that item too, at the end'),
  request_path: leniently('Marks the item with this address and those above it'),
  selected: leniently('UUID: marks this item and those above it'),
});

export const breadcrumbQuery = Type.Object({
  item: leniently('UUID of a menu item, with or without dashes; required'),
  generator_name: leniently('menu_item; required'),
});
