import { Type } from 'typebox';
import { Choice, named } from '../../platform/http/index.ts';
import { CancellationRequestObject, ReturnCompanyObject } from './cancellations.schema.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const time = () => Type.String({ format: 'date-time' });
const amount = () => Type.String({ description: 'Two decimals' });
const Dictionary = Type.Object({}, { additionalProperties: true });

/** Where goods are on their way. */
export const parcel = {
  shipping_company: Type.Union([Choice, Type.Null()]),
  tracking_number: nullableText,
  tracking_url: nullableText,
  shipping_tracking_url: nullableText,
};

const BoughtProductObject = named('OrderedProduct', {
  pk: Type.Integer(),
  sku: Type.String(),
  base_code: Type.String(),
  name: Type.String(),
  image: nullableText,
  absolute_url: Type.String(),
  attributes: Dictionary,
  attributes_kwargs: Dictionary,
  extra_attributes: Dictionary,
  form_schema: Type.Null(),
  data_source: Type.Null(),
});

const cancelling = {
  is_cancelled: Type.Boolean(),
  is_cancellable: Type.Boolean(),
  is_refundable: Type.Boolean(),
  is_tradable: Type.Boolean(),
  cancellationrequest_set: Type.Array(CancellationRequestObject),
  active_cancellation_request: Type.Union([CancellationRequestObject, Type.Null()]),
  available_easy_return_shipping_companies: Type.Array(ReturnCompanyObject),
};

const noMarketplace = {
  estimated_delivery_date: Type.Null(),
  parent: Type.Null(),
  extra_product_price: Type.Null(),
  extra_product_stock: Type.Null(),
  datasource: Type.Null(),
  datasource_detailed: Type.Null(),
  extra_product_stock_detailed: Type.Null(),
  extra_product_price_detailed: Type.Null(),
};

/** A piece of an order, or several of one kind. */
export const OrderItemObject = named('OrderItem', {
  id: Type.Integer(),
  order: Type.Integer(),
  status: Choice,
  price_currency: Choice,
  product: BoughtProductObject,
  ...cancelling,
  ...parcel,
  invoice_number: Type.Null(),
  invoice_date: Type.Null(),
  e_archive_url: Type.Null(),
  unit_price: amount(),
  price: amount(),
  retail_price: amount(),
  total_amount: amount(),
  quantity: Type.String(),
  length: Type.Integer(),
  tax_rate: Type.String(),
  image: nullableText,
  productimage_set: Type.Array(
    named('OrderItemImage', {
      ...{ pk: Type.Integer(), status: Type.String(), image: Type.String(), order: Type.Integer() },
      ...{ created_date: time(), specialimage_set: Type.Array(Type.Unknown()) },
    }),
  ),
  attributes: Dictionary,
  attributes_kwargs: Dictionary,
  localized_attributes: Dictionary,
  localized_attributes_kwargs: Dictionary,
  extra_field: Type.Object({ price_extra_field: Dictionary, stock_extra_field: Dictionary }),
  ...noMarketplace,
  created_date: time(),
  modified_date: time(),
});
