export { amountOf, amountToPay } from './amounts.rules.ts';
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
export type { OrderDeps } from './order.deps.ts';
export { findHandOver } from './placing/placed.queries.ts';
export { findPlacedOf, purgeReceipts } from './placing/placed.service.ts';
export { placeOrder } from './placing/placing.service.ts';
export type { Placed, Placement, PlaceRequest, Refused } from './placing/placement.ts';
export { abandonOrder, settlePayment } from './placing/settling.service.ts';
