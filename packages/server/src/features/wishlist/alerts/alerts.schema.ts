import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { pageQuery } from '../../../platform/http/index.ts';
import { filter, productPk } from '../goods/wishes.schema.ts';

export const alertQuery = Type.Object({ ...pageQuery.properties, search: filter('pk of a product') });

export const AlertBody = Type.Object({
  product: productPk(),
  email: Type.Optional(fields.nullable(fields.email())),
});
