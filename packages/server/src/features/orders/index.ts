export type {
  BoughtProduct,
  Order,
  OrderAddress,
  OrderAmounts,
  OrderBank,
  OrderCard,
  OrderDiscount,
  OrderGiftBox,
  OrderItem,
  OrderParcel,
  OrderPayment,
  OrderShipping,
  OrderStatus,
} from './order.ts';
export type { Placed, Placement, PlaceRequest, Refused } from './placing/placement.ts';
