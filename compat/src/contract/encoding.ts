import { label, listOf, object, peek, present, type Shape, webAddress, withFields } from '../shape.ts';
import { isFields } from '../untyped.ts';

/** How widgets, menu items and categories carry their attributes. Products do not: theirs are flat. */

/** Typed members of a nested value; the addresses of its pictures are found only here. */
const member: Shape = (value, at) => {
  const type = peek(value, 'data_type');
  if (type === 'image') return withFields({ value: label, url: webAddress })(value, at);
  return withFields({ data_type: label })(value, at);
};

const nestedMembers: Shape = (value, at) => {
  if (!isFields(value) || Array.isArray(value)) return [`${at}: an object expected`];
  return Object.entries(value).flatMap(([key, inner]) => member(inner, `${at}.${key}`));
};

/** One attribute of a widget, menu item or category: `WidgetType`, a list of it, or a bare scalar. */
export const attribute: Shape = (value, at) => {
  if (Array.isArray(value)) return listOf(attribute)(value, at);
  if (!isFields(value)) return present(value, at);
  const type = peek(value['kwargs'], 'data_type');
  if (type === 'nested') return withFields({ value: object, kwargs: withFields({ value: nestedMembers }) })(value, at);
  if (type === 'image') return withFields({ value: label, kwargs: member })(value, at);
  return withFields({ value: present, kwargs: object })(value, at);
};

export const attributes: Shape = (value, at) => {
  if (!isFields(value) || Array.isArray(value)) return [`${at}: an object expected`];
  return Object.entries(value).flatMap(([key, inner]) => attribute(inner, `${at}.${key}`));
};
