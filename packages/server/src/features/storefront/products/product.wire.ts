import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import type { Family, Offer, ProductImage, ShelfProduct } from './family.ts';
import {
  familyAvailable,
  isFamilyInStock,
  isInStock,
  resolveVariant,
  type Selection,
  shownOffer,
  valueText,
  variantOptions,
  variantQuery,
} from './family.rules.ts';
import { presentOffers } from './offers.wire.ts';
import type { Showing } from './showing.ts';

/** The product object for a listed product: price and stock stand for its variants together. */
export function presentListed(family: Family, showing: Showing) {
  const { listed } = family;
  return productObject(listed, showing, {
    offer: shownOffer(family),
    stock: familyAvailable(family),
    inStock: isFamilyInStock(family),
    url: addressOf(listed, showing),
    offers: presentOffers(family, family.variants.length > 0 ? family.variants : [listed], showing),
  });
}

/** The product object for a variant. What baskets give on it stands on its page only. */
export function presentVariant({ listed }: Family, variant: ShelfProduct, showing: Showing) {
  return productObject(variant, showing, {
    offer: variant.offer,
    stock: variant.available,
    inStock: isInStock(variant),
    url: variantAddress(listed, variant, showing),
    offers: [],
  });
}

interface Figures {
  readonly offer: Offer | null;
  readonly stock: number;
  readonly inStock: boolean;
  readonly url: string;
  readonly offers: ReturnType<typeof presentOffers>;
}

/** The one product object of the API (Wire: docs/protocol/catalogue.md, "The product object"). */
function productObject(product: ShelfProduct, showing: Showing, figures: Figures) {
  const { offer, stock, inStock, url, offers } = figures;
  const { language, fallback } = showing;
  return {
    pk: product.id,
    name: textIn(product.names, language, fallback) ?? product.sku,
    sku: product.sku,
    base_code: product.baseCode,
    attributes: attributesOf(product, showing),
    attribute_set: product.attributeSetId,
    attributes_kwargs: attributesKwargs(product, showing),
    extra_attributes: product.extraAttributes,
    productimage_set: product.images.map((image) => presentImage(image, showing)),
    productvideo_set: [],
    price: formatAmount(offer?.price ?? 0),
    retail_price: formatAmount(offer?.retailPrice ?? 0),
    lowest_price_30_days: offer === null || offer.lowestBefore === null ? null : formatAmount(offer.lowestBefore),
    currency_type: showing.pricing.currency,
    unit_type: product.unitType,
    in_stock: inStock,
    stock,
    absolute_url: url,
    product_type: product.isGroup ? '1' : '0',
    price_type: 'default',
    form_schema: null,
    is_ready_to_basket: false,
    data_source: null,
    max_quantity: product.maxQuantity,
    basket_offers: offers,
    created_date: formatDateTime(product.createdDate),
    modified_date: formatDateTime(product.modifiedDate),
  };
}

function attributesOf(product: ShelfProduct, { language, fallback }: Showing): Record<string, unknown> {
  const description = textIn(product.descriptions, language, fallback);
  return {
    ...(description === null ? {} : { description }),
    ...product.attributes,
    ...product.attributeTexts[fallback],
    ...product.attributeTexts[language],
  };
}

/** Attributes whose values have labels; several values share one entry, their labels in a row. */
function attributesKwargs(product: ShelfProduct, { definitions, language, fallback }: Showing) {
  const kwargs: Record<string, { value: unknown; label: string; data_type: string }> = {};
  for (const [key, value] of Object.entries(product.attributes)) {
    const attribute = definitions.attributes.get(key);
    const texts = [value].flat().map(valueText);
    const known = texts.flatMap((text) => attribute?.values.get(text ?? '') ?? []);
    if (attribute === undefined || known.length === 0) continue;
    const label = known.map(({ labels, value: raw }) => textIn(labels, language, fallback) ?? raw).join(', ');
    kwargs[key] = { value, label, data_type: attribute.dataType };
  }
  return kwargs;
}

function presentImage({ id, image, position, created }: ProductImage, { picture }: Showing) {
  return {
    pk: id,
    status: 'active',
    image: picture(image),
    order: position,
    created_date: formatDateTime(new Date(created)),
    specialimage_set: [],
  };
}

/** The pretty address in the caller's language, or the plain one. */
export function addressOf(
  listed: ShelfProduct,
  { language, fallback }: Pick<Showing, 'language' | 'fallback'>,
): string {
  const plain = listed.isGroup ? `/group-product/${listed.id}/` : `/product/${listed.id}/`;
  return textIn(listed.urls, language, fallback) ?? plain;
}

/** A variant is found at its product's address, selected by its values. */
export function variantAddress(
  listed: ShelfProduct,
  variant: ShelfProduct,
  showing: Pick<Showing, 'language' | 'fallback'>,
): string {
  return `${addressOf(listed, showing)}?${variantQuery(listed.variantKeys, variant)}`;
}

/** The groups of a product's page: every attribute that tells its variants apart. */
function presentVariantGroups(family: Family, selection: Selection, showing: Showing) {
  return family.listed.variantKeys.map((key) => ({
    attribute_key: key,
    attribute_name: attributeName(key, showing),
    options: variantOptions(family, key, selection)
      .map((option) => ({ option, order: orderOf(key, option.value, showing) }))
      .sort((a, b) => a.order - b.order)
      .map(({ option, order }) => ({
        label: labelOf(key, option.value, showing),
        value: option.value,
        order: String(order),
        is_selected: option.isSelected,
        is_selectable: option.isSelectable,
        is_selectable_without_stock: option.isSelectableWithoutStock,
        in_stock: option.inStock,
        product: presentVariant(family, option.product, showing),
      })),
  }));
}

/** A product's page (Wire: docs/protocol/catalogue.md, "A product"). */
export function presentPage(family: Family, selection: Selection, showing: Showing) {
  const variant = resolveVariant(family, selection);
  const shown = variant === null ? null : presentVariant(family, variant, showing);
  return {
    in_stock: isFamilyInStock(family),
    product:
      shown === null || variant === null
        ? presentListed(family, showing)
        : { ...shown, basket_offers: presentOffers(family, [variant], showing) },
    variants: presentVariantGroups(family, selection, showing),
    selected_variant: variant !== null && isInStock(variant) ? shown : null,
  };
}

/** What a list shows of the variants: the options of the first attribute, which is the one that changes the look. */
export function presentSwatches(family: Family, showing: Showing) {
  const [key] = family.listed.variantKeys;
  if (key === undefined) return { variants: [] };
  const options = variantOptions(family, key, {}).map(({ value, inStock, product }) => ({
    label: labelOf(key, value, showing),
    in_stock: inStock,
    is_selectable: inStock,
    product: {
      pk: product.id,
      price: formatAmount(product.offer?.price ?? 0),
      absolute_url: variantAddress({ ...family.listed, variantKeys: [key] }, product, showing),
      attributes: { [key]: value },
      productimage_set: product.images.slice(0, 2).map((image) => presentImage(image, showing)),
    },
  }));
  return { variants: [{ attribute_key: key, options }] };
}

function attributeName(key: string, { definitions, language, fallback }: Showing): string {
  return textIn(definitions.attributes.get(key)?.names ?? {}, language, fallback) ?? key;
}

function labelOf(key: string, value: string, { definitions, language, fallback }: Showing): string {
  return textIn(definitions.attributes.get(key)?.values.get(value)?.labels ?? {}, language, fallback) ?? value;
}

function orderOf(key: string, value: string, { definitions }: Showing): number {
  return definitions.attributes.get(key)?.values.get(value)?.position ?? 0;
}
