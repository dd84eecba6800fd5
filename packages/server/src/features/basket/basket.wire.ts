import { formatAmount } from '../../kernel/money.ts';
import { textIn } from '../../kernel/texts.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { Adjustment } from '../promotions/index.ts';
import { type Good, type GoodBytes, productOf, type Showing } from '../storefront/index.ts';
import type { Basket, GiftLine, Price, PricedLine } from './basket.ts';
import type { ShownBasket } from './reading/reading.service.ts';
import { presentUpsell } from './upsells.wire.ts';

export interface Presenting {
  /** Stands for the dates of a basket that is not there yet. */
  readonly now: Date;
  /** The segment whose prices are shown. */
  readonly segment: string | null;
  readonly goodBytes: GoodBytes;
  /** Further fields of the basket. */
  readonly further?: object;
}

/**
 * The answer of every call that shows a basket (Wire: docs/protocol/baskets.md, "The basket"), as JSON in UTF-8. Its
 * product objects are written already; the rest is put around them.
 */
export function writeBasket(shown: ShownBasket, presenting: Presenting): Buffer {
  return Buffer.concat([Buffer.from('{"basket":'), writeBasketObject(shown, presenting), Buffer.from('}')]);
}

/** The basket by itself, as further answers carry it. */
export function writeBasketObject({ basket, showing }: ShownBasket, presenting: Presenting): Buffer {
  const parts: Buffer[] = [];
  let text = `${open(presentHead({ basket, showing }, presenting))},"basketitem_set":[`;
  for (const [index, item] of itemsOf(basket, showing).entries()) {
    text += `${index === 0 ? '' : ','}${open(presentItem(item, basket, showing))},"product":`;
    parts.push(Buffer.from(text), presenting.goodBytes.of(item.good, showing, figuresOf(item)));
    text = '}';
  }
  parts.push(Buffer.from(`${text}]}`));
  return Buffer.concat(parts);
}

/** An object as JSON, open for further fields. */
function open(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function presentHead({ basket, showing }: Pick<ShownBasket, 'basket' | 'showing'>, presenting: Presenting) {
  const { totals, upsells, losses } = basket;
  const upsellDetails = upsells.map((upsell) => presentUpsell(upsell, showing));
  const { listId, publicListId } = showing.pricing;
  const { id, version, createdDate, modifiedDate } = basket.head ?? notYet(presenting.now);
  return {
    ...{ pk: id, namespace: basket.namespace, version },
    total_quantity: totals.quantity,
    total_product_amount: formatAmount(totals.products),
    total_discount_amount: formatAmount(totals.discount),
    total_amount: formatAmount(totals.amount),
    discounts: basket.adjustments.map((adjustment) => discountOf(adjustment, adjustment.amount, showing)),
    voucher_code: basket.voucher?.code ?? null,
    upsell_details: upsellDetails,
    upsell_messages: upsellDetails.map(({ message }) => message),
    unavailable_basket_products: losses.map(({ productId, name, quantity }) => {
      return { pk: productId, name, unavailable_quantity: quantity };
    }),
    segment:
      presenting.segment === null || listId === publicListId
        ? null
        : { pk: listId, stock_list: null, price_list: listId },
    created_date: formatDateTime(createdDate),
    modified_date: formatDateTime(modifiedDate),
    ...presenting.further,
  };
}

/** A basket that nothing was put into yet. */
function notYet(now: Date) {
  return { id: 0, version: 0, createdDate: now, modifiedDate: now };
}

export function presentMini({ basket: { head, totals } }: ShownBasket) {
  return {
    pk: head?.id ?? 0,
    total_quantity: totals.quantity,
    total_amount: formatAmount(totals.amount),
  };
}

/** A line or a gift, as it is shown. */
interface Item {
  readonly id: number;
  readonly good: Good;
  readonly quantity: number;
  readonly price: Price;
  readonly discount: number;
  readonly taxRate: string;
  readonly stock: number;
  readonly sellWithoutStock: boolean;
  readonly badges: ReturnType<typeof discountOf>[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isGift: boolean;
}

function itemsOf({ lines, gifts }: Basket, showing: Showing): Item[] {
  return [...lines.map((line) => lineItem(line, showing)), ...gifts.map((gift) => giftItem(gift, showing))];
}

function lineItem({ line, offering, price, good, discount, badges }: PricedLine, showing: Showing): Item {
  return {
    ...{ id: line.id, good, quantity: line.quantity, price, discount, taxRate: offering.taxRate },
    ...{ stock: offering.available, sellWithoutStock: offering.sellWithoutStock },
    badges: badges.map(({ adjustment, amount }) => discountOf(adjustment, amount, showing)),
    attributes: line.attributes,
    isGift: false,
  };
}

/** A gift has no line of its own: its id is made of its promotion's, below zero. */
function giftItem({ gift, good, price, available }: GiftLine, showing: Showing): Item {
  const discount = price.now * gift.quantity;
  return {
    ...{ id: -gift.promotionId, good, quantity: gift.quantity, price, discount, taxRate: '0.00' },
    ...{ stock: available, sellWithoutStock: productOf(good).sellWithoutStock },
    badges: [discountOf(gift, discount, showing)],
    attributes: {},
    isGift: true,
  };
}

function figuresOf({ price, stock, sellWithoutStock }: Item) {
  return { price: price.now, retailPrice: price.retail, stock, inStock: stock > 0 || sellWithoutStock };
}

function presentItem(item: Item, { freeShipping }: Basket, showing: Showing) {
  const { currency } = showing.pricing;
  const price = formatAmount(item.price.now);
  const [image] = productOf(item.good).images;
  return {
    id: item.id,
    quantity: item.quantity,
    unit_price: price,
    price,
    retail_price: formatAmount(item.price.retail),
    total_amount: formatAmount(item.price.now * item.quantity),
    discount_amount: formatAmount(item.discount),
    currency_type: currency,
    currency_type_label: currency.toUpperCase(),
    tax_rate: item.taxRate,
    // How much shipping costs is known in checkout; that it costs nothing is known here.
    shipping_discount: freeShipping ? '0.00' : null,
    offer_badges: item.badges,
    stock: item.stock,
    attributes: item.attributes,
    attributes_kwargs: {},
    image: image === undefined ? null : showing.picture(image.image),
    parent: null,
    datasource: null,
    extra_product_stock_detailed: null,
    extra_product_price_detailed: null,
    is_gift: item.isGift,
  };
}

function discountOf({ names }: Pick<Adjustment, 'names'>, amount: number, { language, fallback }: Showing) {
  return { description: textIn(names, language, fallback) ?? '', discount: formatAmount(amount) };
}
