import type { UserRecord } from '../../accounts/index.ts';
import type {
  Order,
  OrderAddress,
  OrderDiscount,
  OrderGiftBox,
  OrderItem,
  OrderParcel,
  OrderPayment,
  OrderShipping,
  OrderStatus,
} from '../order.ts';

/** An order as its statement answers it: times inside of JSON come as texts. */
export interface OrderRow {
  id: number;
  number: string;
  basket_id: number | null;
  placed_at: Date | null;
  status: OrderStatus;
  customer_id: number | null;
  is_guest: boolean;
  user_email: string;
  user_phone: string | null;
  language: string;
  currency: string;
  segment: string | null;
  remote_addr: string | null;
  products_amount: number;
  discount_amount: number;
  shipping_amount: number;
  fee_amount: number;
  gift_box_amount: number;
  interest_amount: number;
  loyalty_amount: number;
  gift_card_amount: number;
  refund_amount: number;
  discount_refund_amount: number;
  shipping_refund_amount: number;
  shipping_address: OrderAddress;
  billing_address: OrderAddress;
  delivery_type: 'customer' | 'retail_store';
  shipping_option: OrderShipping;
  payment: OrderPayment;
  gift_box: OrderGiftBox | null;
  notes: string | null;
  attempt_reference: string | null;
  created_date: Date;
  modified_date: Date;
  items: ItemColumns[] | null;
  parcels: ParcelColumns[] | null;
  discounts: DiscountColumns[] | null;
  customer: CustomerColumns | null;
}

type ItemColumns = Omit<OrderItem, 'modifiedDate'> & { readonly modifiedDate: string };
type ParcelColumns = Omit<OrderParcel, 'shippedAt' | 'deliveredAt'> & {
  readonly shippedAt: string;
  readonly deliveredAt: string | null;
};
type DiscountColumns = OrderDiscount;
type CustomerColumns = Omit<UserRecord, 'dateJoined' | 'lastLogin' | 'modifiedDate'> & {
  readonly dateJoined: string;
  readonly lastLogin: string | null;
  readonly modifiedDate: string;
};

export function orderOf(row: OrderRow): Order {
  return {
    ...{ id: row.id, number: row.number, basketId: row.basket_id, placedAt: row.placed_at, status: row.status },
    ...{ customerId: row.customer_id, customer: customerOf(row.customer), isGuest: row.is_guest },
    ...{ userEmail: row.user_email, userPhone: row.user_phone, language: row.language, currency: row.currency },
    ...{ segment: row.segment, remoteAddr: row.remote_addr, amounts: amountsOf(row) },
    refunds: {
      ...{ amount: row.refund_amount, discount: row.discount_refund_amount, shipping: row.shipping_refund_amount },
    },
    ...{ shippingAddress: row.shipping_address, billingAddress: row.billing_address, deliveryType: row.delivery_type },
    ...{ shipping: row.shipping_option, payment: row.payment, giftBox: row.gift_box, notes: row.notes },
    ...{ attemptReference: row.attempt_reference, createdDate: row.created_date, modifiedDate: row.modified_date },
    items: (row.items ?? []).map((item) => ({ ...item, modifiedDate: new Date(item.modifiedDate) })),
    parcels: (row.parcels ?? []).map((parcel) => ({
      ...parcel,
      ...{ shippedAt: new Date(parcel.shippedAt), deliveredAt: timeOf(parcel.deliveredAt) },
    })),
    discounts: row.discounts ?? [],
  };
}

function amountsOf(row: OrderRow): Order['amounts'] {
  return {
    ...{ products: row.products_amount, discount: row.discount_amount, shipping: row.shipping_amount },
    ...{ fee: row.fee_amount, giftBox: row.gift_box_amount, interest: row.interest_amount },
    ...{ loyalty: row.loyalty_amount, giftCard: row.gift_card_amount },
  };
}

function customerOf(columns: CustomerColumns | null): UserRecord | null {
  if (columns === null) return null;
  const { dateJoined, lastLogin, modifiedDate } = columns;
  return {
    ...columns,
    ...{ dateJoined: new Date(dateJoined), lastLogin: timeOf(lastLogin), modifiedDate: new Date(modifiedDate) },
  };
}

function timeOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
