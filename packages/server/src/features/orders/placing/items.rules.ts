import { nameAndPath, productOf } from '../../storefront/index.ts';
import type { Good, Showing } from '../../storefront/index.ts';
import type { Basket, GiftLine, PricedLine } from '../../basket/index.ts';
import type { BoughtProduct, OrderItem } from '../order.ts';

/** An item that is about to be written down. */
export type NewItem = Omit<OrderItem, 'id' | 'parcelId' | 'refunded' | 'status' | 'modifiedDate'>;

// Each piece is an item of its own, as it can be shipped and sent back by itself; beyond so many that is no help any more.
const MOST_PIECES = 99;

/** What is bought: an item for each piece, for more than 99 of a line one for all. Discounts fall on them evenly. */
export function itemsOf({ lines, gifts }: Basket, showing: Showing): NewItem[] {
  return [...lines.flatMap((line) => piecesOf(line, showing)), ...gifts.map((gift) => giftOf(gift, showing))];
}

function piecesOf({ line, offering, price, good, discount }: PricedLine, showing: Showing): NewItem[] {
  const { quantity, productId, attributes } = line;
  const item = {
    ...{ productId, attributes, product: boughtProduct(good, showing) },
    ...{ price: price.now, retailPrice: price.retail, taxRate: offering.taxRate, isGift: false },
  };
  if (quantity > MOST_PIECES) return [{ ...item, quantity, discount }];
  return spread(discount, quantity).map((part) => ({ ...item, quantity: 1, discount: part }));
}

function giftOf({ gift, good, price }: GiftLine, showing: Showing): NewItem {
  return {
    ...{ productId: gift.productId, quantity: gift.quantity, attributes: {}, product: boughtProduct(good, showing) },
    ...{ price: price.now, retailPrice: price.retail, discount: price.now * gift.quantity },
    ...{ taxRate: '0.00', isGift: true },
  };
}

function boughtProduct(good: Good, showing: Showing): BoughtProduct {
  const { sku, baseCode, names, images, attributes } = productOf(good);
  const { path } = nameAndPath(good, showing);
  return { sku, baseCode, names, image: images[0]?.image ?? null, path, attributes };
}

/** An amount in so many parts that differ by one at most, the larger first. */
function spread(amount: number, parts: number): number[] {
  const each = Math.floor(amount / parts);
  const rest = amount - each * parts;
  return Array.from({ length: parts }, (_, index) => each + (index < rest ? 1 : 0));
}

/** The pieces to reserve. */
export function wishesOf({ lines, gifts }: Basket): { productId: number; quantity: number }[] {
  const ofLines = lines.map(({ line }) => ({ productId: line.productId, quantity: line.quantity }));
  return [...ofLines, ...gifts.map(({ gift }) => ({ productId: gift.productId, quantity: gift.quantity }))];
}
