import { Type } from 'typebox';
import { pageQuery } from '../../../platform/http/index.ts';
import { filter, productPk } from '../goods/wishes.schema.ts';

export const favouriteQuery = Type.Object({
  ...pageQuery.properties,
  product_id: filter('pk of a product; may be repeated'),
  search: filter('pk of a product'),
  base_code__in: filter('Base codes, parted by commas'),
  product__name: filter('Part of a name'),
});

export const FavouriteBody = Type.Object({ product: productPk() });
