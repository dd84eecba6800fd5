import type { ColumnType, Generated, JSONColumnType } from 'kysely';

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
