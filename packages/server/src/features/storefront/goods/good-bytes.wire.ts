import { LRUCache } from 'lru-cache';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { ShelfProduct } from '../products/family.ts';
import type { Showing } from '../products/showing.ts';
import { type Good, productOf } from './goods.service.ts';
import { presentGood } from './goods.wire.ts';

/** What is known of a good more freshly than its family is. Amounts are minor units. */
export interface GoodFigures {
  readonly price: number;
  readonly retailPrice: number;
  readonly stock: number;
  readonly inStock: boolean;
}

/** Product objects as JSON, written once for all answers that show the same. */
export interface GoodBytes {
  /** The product object with its `category` (`{pk, name}` or null), in UTF-8. */
  of(good: Good, showing: Showing, figures: GoodFigures): Buffer;
}

interface Written {
  readonly bytes: Buffer;
  readonly product: ShelfProduct;
  readonly definitions: Showing['definitions'];
  readonly figures: GoodFigures;
}

const ENTRY_BYTES = 300;

/**
 * Keeps at most so many bytes. Writing the product objects of a basket of five lines took two thirds of the server's
 * time for it; they are the same until a product, its price or its stock changes, which all make a new family.
 */
export function goodBytes(maxBytes: number): GoodBytes {
  const kept = new LRUCache<string, Written>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes.length + ENTRY_BYTES,
  });
  return {
    of: (good, showing, figures) => {
      const product = productOf(good);
      const { definitions } = showing;
      const key = `${product.id}|${showing.pricing.listId}|${showing.language}`;
      const known = kept.get(key);
      if (known?.product === product && known.definitions === definitions && isSame(known.figures, figures)) {
        return known.bytes;
      }
      const bytes = Buffer.from(JSON.stringify(objectOf(good, showing, figures)));
      kept.set(key, { bytes, product, definitions, figures });
      return bytes;
    },
  };
}

function isSame(one: GoodFigures, other: GoodFigures): boolean {
  return (
    one.price === other.price &&
    one.retailPrice === other.retailPrice &&
    one.stock === other.stock &&
    one.inStock === other.inStock
  );
}

function objectOf(good: Good, showing: Showing, { price, retailPrice, stock, inStock }: GoodFigures) {
  return {
    ...presentGood(good, showing),
    ...{ price: formatAmount(price), retail_price: formatAmount(retailPrice), stock, in_stock: inStock },
    category: categoryOf(good, showing),
    // What a basket gets is told by its discounts.
    basket_offers: [],
  };
}

function categoryOf({ family }: Good, { definitions, language, fallback }: Showing) {
  const category = family.categories.map((id) => definitions.categories.get(id)).find((found) => found !== undefined);
  if (category === undefined) return null;
  return { pk: category.id, name: textIn(category.names, language, fallback) ?? category.key };
}
