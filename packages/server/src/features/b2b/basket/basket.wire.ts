import { message, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import { nameAndPath, productOf, type Showing } from '../../storefront/index.ts';
import type { PricedItem } from './b2b-basket.ts';
import type { Draft, ShownBasket } from './reading.service.ts';

/** The answer of every call that shows a basket (Wire: docs/protocol/b2b.md, "The basket"). */
export function presentBasket({ id, basket, showing, segment }: ShownBasket) {
  const { listId, publicListId } = showing.pricing;
  return {
    id,
    total_amount: formatAmount(basket.amount),
    total_quantity: basket.quantity,
    basket_items: basket.items.map((item) => presentItem(item, showing)),
    segment_remote_id: segment === null || listId === publicListId ? null : listId,
  };
}

function presentItem(item: PricedItem, showing: Showing) {
  return {
    product_remote_id: item.productId,
    price: formatAmount(item.price),
    quantity: item.quantity,
    total_amount: formatAmount(item.amount),
    divisions: item.divisions.map(({ division: { id, name, erpCode }, quantity }) => {
      return { id, name, erp_code: erpCode, quantity };
    }),
    product: presentProduct(item, showing),
  };
}

function presentProduct({ good, price }: PricedItem, showing: Showing) {
  const product = productOf(good);
  const { listed, variants } = { listed: good.family.listed, variants: good.variant?.attributes ?? {} };
  const [image] = product.images.length > 0 ? product.images : listed.images;
  const asorti = product.attributes['asorti'];
  return {
    sku: product.sku,
    name: nameAndPath(good, showing).name,
    price: formatAmount(price),
    base_code: product.baseCode,
    currency: showing.pricing.currency,
    variants: Object.fromEntries(listed.variantKeys.map((key) => [key, variants[key] ?? null])),
    product_image: image === undefined ? '' : showing.picture(image.image),
    asorti: typeof asorti === 'string' || typeof asorti === 'number' ? String(asorti) : '',
    category: categoryName(good.family.categories[0], showing),
  };
}

function categoryName(id: number | undefined, { definitions, language, fallback }: Showing): string {
  const category = id === undefined ? undefined : definitions.categories.get(id);
  return category === undefined ? '' : (textIn(category.names, language, fallback) ?? '');
}

/** What has been put by; the published client reads the amount as a number. */
export function presentDraft({ id, name, basket }: Draft, language: string) {
  return {
    id,
    name: name ?? translate(message('b2b_unnamed_draft'), language),
    total_amount: Number(basket.amount) / 100,
    total_quantity: basket.quantity,
  };
}
