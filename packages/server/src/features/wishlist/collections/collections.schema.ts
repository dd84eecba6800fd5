import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, pageQuery, shared } from '../../../platform/http/index.ts';
import { filter, productPk, WishObject } from '../goods/wishes.schema.ts';

const note = () => Type.Optional(fields.nullable(fields.text({ max: 500 })));
const name = () => fields.text({ max: 120 });
const status = () => fields.choice(['private', 'public']);

export const ItemObject = named('CollectionItem', {
  ...WishObject.properties,
  note: Type.Union([Type.String(), Type.Null()]),
  created_date: Type.String({ format: 'date-time' }),
});

export const CollectionObject = named('Collection', {
  pk: Type.Integer(),
  name: Type.String(),
  status: Type.String(),
  slug: Type.String(),
  items: Type.Array(ItemObject),
  public_url: Type.String({ description: 'A path of this API' }),
});

export const collectionQuery = Type.Object({
  ...pageQuery.properties,
  search: filter('Part of a name'),
  product_id: filter('pk of a product that lies in them'),
});

export const CollectionBody = Type.Object({ name: name(), status: Type.Optional(status()) });
export const CollectionChangeBody = Type.Partial(CollectionBody);
export const ItemBody = Type.Object({ product: productPk(), note: note() });
export const ItemChangeBody = Type.Object({ note: note() });
export const CollectionPk = Type.Object({ pk: Type.Integer(shared('CollectionPk', 'pk of a collection')) });

export const ItemPk = Type.Object({
  ...CollectionPk.properties,
  item_pk: Type.Integer(shared('CollectionItemPk', 'pk of an item of it')),
});
