import { Type } from 'typebox';
import { named } from '../../../platform/http/index.ts';

/** A widget (Wire: docs/protocol/content.md, "Widgets"); those of products carry product objects. */
export const WidgetObject = Type.Object({
  name: Type.String(),
  slug: Type.String(),
  template: Type.String(),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  products: Type.Optional(Type.Array(Type.Unknown())),
});

export const WidgetTypeObject = named('WidgetSchema', {
  pk: Type.Integer(),
  name: Type.String(),
  schema: Type.Record(Type.String(), Type.Unknown()),
});
