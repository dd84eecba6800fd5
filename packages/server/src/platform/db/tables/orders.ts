import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, kept, keptIn, money, type PersonalData, plain } from '../personal-data.ts';

export interface OrderTables {
  order_discounts: OrderDiscountTable;
  order_events: OrderEventTable;
  order_items: OrderItemTable;
  order_parcels: OrderParcelTable;
  order_receipts: OrderReceiptTable;
  order_refunds: OrderRefundTable;
  order_stock: OrderStockTable;
  orders: OrderTable;
}

type Id = ColumnType<number, never, never>;

interface OrderTable {
  id: Id;
  number: string;
  basket_id: number | null;
  basket_version: number;
  placed_at: Date | null;
  status: number;
  customer_id: number | null;
  is_guest: boolean;
  session_id: number | null;
  user_email: string;
  user_phone: string | null;
  language: string;
  currency: string;
  segment: string | null;
  remote_addr: string | null;
  amount: number;
  products_amount: number;
  discount_amount: number;
  shipping_amount: number;
  fee_amount: Generated<number>;
  gift_box_amount: Generated<number>;
  interest_amount: Generated<number>;
  loyalty_amount: Generated<number>;
  gift_card_amount: Generated<number>;
  refund_amount: Generated<number>;
  discount_refund_amount: Generated<number>;
  shipping_refund_amount: Generated<number>;
  shipping_address: JSONColumnType<Record<string, unknown>>;
  billing_address: JSONColumnType<Record<string, unknown>>;
  delivery_type: 'customer' | 'retail_store';
  shipping_option: JSONColumnType<Record<string, unknown>>;
  payment: JSONColumnType<Record<string, unknown>>;
  gift_box: JSONColumnType<Record<string, unknown> | null, string | null, string | null>;
  notes: string | null;
  attempt_reference: string | null;
  created_date: Date;
  modified_date: Date;
}

interface OrderParcelTable {
  id: Id;
  order_id: number;
  company_id: number | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipped_at: Date;
  delivered_at: Date | null;
}

interface OrderItemTable {
  id: Id;
  order_id: number;
  product_id: number;
  product: JSONColumnType<Record<string, unknown>>;
  quantity: Generated<number>;
  price: number;
  retail_price: number;
  discount_amount: Generated<number>;
  refunded_amount: Generated<number>;
  tax_rate: string;
  attributes: JSONColumnType<Record<string, unknown>>;
  is_gift: Generated<boolean>;
  status: number;
  parcel_id: number | null;
  modified_date: Date;
}

interface OrderStockTable {
  order_id: number;
  product_id: number;
  location_id: number;
  reserved: number;
  shipped: Generated<number>;
}

interface OrderDiscountTable {
  id: Id;
  order_id: number;
  promotion_id: number;
  names: JSONColumnType<Record<string, unknown>>;
  kind: string;
  code: string | null;
  amount: number;
  cancel_amount: Generated<number>;
}

interface OrderRefundTable {
  id: Id;
  order_id: number;
  reference: string;
  amount: number;
  gateway_amount: Generated<number>;
  hand_amount: Generated<number>;
  unpaid_amount: Generated<number>;
  loyalty_amount: Generated<number>;
  gift_card_amount: Generated<number>;
  state: 'under_way' | 'by_hand' | 'done';
  iban: string | null;
  holder_name: string | null;
  created_date: Date;
  modified_date: Date;
}

interface OrderEventTable {
  id: Id;
  order_id: number;
  kind: string;
  actor: 'customer' | 'staff' | 'system';
  data: JSONColumnType<Record<string, unknown>>;
  created_date: Date;
}

interface OrderReceiptTable {
  order_id: number;
  pre_order: JSONColumnType<Record<string, unknown>>;
  created_date: Date;
}

// What of an address the books need: who, and where.
const PLACE = [
  ...['id', 'retailStoreId', 'firstName', 'lastName', 'line', 'postcode', 'country', 'city', 'township', 'district'],
  ...['isCorporate', 'companyName', 'taxOffice', 'taxNo', 'eBillTaxpayer', 'createdDate', 'modifiedDate'],
] as const;

export const ORDER_DATA: PersonalData<OrderTables> = {
  order_discounts: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'discounts',
    ends: 'With the order.',
    columns: {
      ...plain('id', 'names', 'kind'),
      ...money('amount', 'cancel_amount'),
      ...internal('order_id', 'promotion_id'),
      // A code may name the customer.
      ...erased('code'),
    },
  },
  order_events: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'events',
    ends: 'With the order.',
    columns: {
      // Ids, amounts, statuses: never anything personal.
      ...plain('id', 'kind', 'actor', 'data', 'created_date'),
      ...internal('order_id'),
    },
  },
  order_items: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'items',
    ends: 'With the order.',
    columns: {
      ...plain('id', 'product_id', 'product', 'quantity', 'tax_rate', 'is_gift', 'status', 'modified_date'),
      ...money('price', 'retail_price', 'discount_amount', 'refunded_amount'),
      ...internal('order_id', 'parcel_id'),
      ...kept('Books: what was sold, with what was written on it', 'attributes'),
    },
  },
  order_parcels: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'parcels',
    ends: 'With the order.',
    columns: {
      ...plain('id', 'shipped_at', 'delivered_at'),
      ...internal('order_id', 'company_id'),
      ...kept('Claims against the carrier', 'tracking_number', 'tracking_url'),
    },
  },
  order_receipts: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: null,
    ends: 'A day.',
    columns: {
      ...internal('order_id', 'created_date'),
      ...erased('pre_order'),
    },
  },
  order_refunds: {
    owner: { parent: 'orders', column: 'order_id' },
    archive: 'refunds',
    ends: 'With the order. Where money is still to be transferred, the account goes once it is.',
    columns: {
      ...plain('id', 'reference', 'state', 'created_date', 'modified_date'),
      ...money('amount', 'gateway_amount', 'hand_amount', 'unpaid_amount', 'loyalty_amount', 'gift_card_amount'),
      ...internal('order_id'),
      ...erased('iban', 'holder_name'),
    },
  },
  order_stock: impersonal('order_id', 'product_id', 'location_id', 'reserved', 'shipped'),
  orders: {
    owner: { customer: 'customer_id' },
    archive: 'orders',
    ends: 'Never: the books. Those that were never placed: 30 days. A guest’s are emptied when the shop erases the address.',
    columns: {
      ...plain('id', 'number', 'placed_at', 'status', 'is_guest', 'language', 'currency', 'segment', 'delivery_type'),
      ...plain('shipping_option', 'payment', 'created_date', 'modified_date'),
      ...money('amount', 'products_amount', 'discount_amount', 'shipping_amount', 'fee_amount', 'gift_box_amount'),
      ...money('interest_amount', 'loyalty_amount', 'gift_card_amount', 'refund_amount', 'discount_refund_amount'),
      ...money('shipping_refund_amount'),
      ...internal('basket_id', 'basket_version', 'session_id', 'attempt_reference'),
      ...erased('customer_id', 'user_email', 'user_phone', 'remote_addr', 'notes'),
      ...keptIn('shipping_address', 'Books: where the goods went', PLACE),
      ...keptIn('billing_address', 'Books: who was invoiced', [...PLACE, 'identityNumber']),
      ...keptIn('gift_box', 'Books: that there was one', ['video', 'videoNotified']),
    },
  },
};
