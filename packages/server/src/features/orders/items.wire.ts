import { formatAmount } from '../../kernel/money.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import { pictureUrl } from '../media/index.ts';
import type { ItemCancellation } from './cancellation.ts';
import { presentCancellationRequest, presentReturnCompany } from './cancellations.wire.ts';
import type { BoughtProduct, Order, OrderItem } from './order.ts';
import { presentParcel } from './parcels.wire.ts';
import { nameOf, type OrderShowing, placedOf, presentCurrency, presentStatus } from './showing.wire.ts';

const NOTHING_TO_DO: ItemCancellation = {
  ...{ isCancellable: false, isRefundable: false, requests: [], active: null, easyReturnCompanies: [] },
};

interface Belonging {
  readonly order: Order;
  readonly cancellation: ItemCancellation | undefined;
}

/** A piece of an order, or several of one kind (Wire: docs/protocol/orders.md, "Items"). */
export function presentItem(item: OrderItem, { order, cancellation }: Belonging, showing: OrderShowing) {
  const parcel = order.parcels.find(({ id }) => id === item.parcelId);
  const picture = item.product.image === null ? null : pictureUrl(showing.config, item.product.image);
  return {
    ...{ id: item.id, order: order.id, status: presentStatus(item.status, showing) },
    price_currency: presentCurrency(order.currency),
    product: presentProduct(item, picture, showing),
    ...presentCancellation(item, cancellation ?? NOTHING_TO_DO, showing.language),
    ...presentParcel(parcel),
    ...{ invoice_number: null, invoice_date: null, e_archive_url: null },
    ...presentPrices(item),
    ...{ quantity: String(item.quantity), length: item.quantity, tax_rate: item.taxRate, image: picture },
    productimage_set: picture === null ? [] : [pictureOf(item, picture, placedOf(order))],
    ...{ attributes: item.attributes, attributes_kwargs: {} },
    ...{ localized_attributes: {}, localized_attributes_kwargs: {} },
    extra_field: { price_extra_field: {}, stock_extra_field: {} },
    ...NO_MARKETPLACE,
    ...{ created_date: placedOf(order), modified_date: formatDateTime(item.modifiedDate) },
  };
}

const NO_MARKETPLACE = {
  ...{ estimated_delivery_date: null, parent: null, extra_product_price: null, extra_product_stock: null },
  ...{ datasource: null, datasource_detailed: null, extra_product_stock_detailed: null },
  extra_product_price_detailed: null,
};

function pictureOf({ id }: OrderItem, image: string, createdDate: string) {
  return { pk: id, status: 'active', image, order: 0, created_date: createdDate, specialimage_set: [] };
}

function presentPrices({ price, retailPrice, quantity }: OrderItem) {
  return {
    unit_price: formatAmount(price),
    price: formatAmount(price * quantity),
    retail_price: formatAmount(retailPrice * quantity),
    total_amount: formatAmount(price * quantity),
  };
}

function presentProduct({ productId, product }: OrderItem, image: string | null, showing: OrderShowing) {
  return {
    ...{ pk: productId, sku: product.sku, base_code: product.baseCode, name: productName(product, showing), image },
    ...{ absolute_url: product.path, attributes: product.attributes, attributes_kwargs: {} },
    ...{ extra_attributes: {}, form_schema: null, data_source: null },
  };
}

function productName(product: BoughtProduct, showing: OrderShowing): string {
  return nameOf(product, showing) || product.sku;
}

function presentCancellation({ status }: OrderItem, cancellation: ItemCancellation, language: string) {
  const { isCancellable, isRefundable, requests, active, easyReturnCompanies } = cancellation;
  return {
    ...{ is_cancelled: status === 100, is_cancellable: isCancellable, is_refundable: isRefundable, is_tradable: false },
    cancellationrequest_set: requests.map((request) => presentCancellationRequest(request, language)),
    active_cancellation_request: active === null ? null : presentCancellationRequest(active, language),
    available_easy_return_shipping_companies: easyReturnCompanies.map(presentReturnCompany),
  };
}
