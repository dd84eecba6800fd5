import { integer, type Shape, withFields } from '../shape.ts';
import { listedProduct, plain } from './product.ts';

/** `FavoriteItem` of the client: a favourite or a stock alert. */
export const wish: Shape = withFields({ pk: integer, product: listedProduct(plain) });

/** What the client reads after it has put a product by. */
export const newWish: Shape = withFields({ pk: integer, product: integer });
