export type {
  CancellationReader,
  CancellationRequest,
  CancellationType,
  EasyReturn,
  ItemCancellation,
  ReturnCompany,
} from './cancellation.ts';
export { CancellationRequestObject } from './cancellations.schema.ts';
export { presentCancellationRequest } from './cancellations.wire.ts';
export { completedToken, secondToken } from './completed/token.rules.ts';
export { amountOf, amountToPay } from './amounts.rules.ts';
export { cancelOrderAtDesk, refundOrderAtDesk } from './desk/withdrawing.service.ts';
export { cancelItems, refundItems, type Withdrawal, type Withdrawn } from './desk/cancelling.service.ts';
export type { DeskDeps, GatewayRefund } from './desk/desk.deps.ts';
export { orderDeskJobs } from './desk/desk.jobs.ts';
export { holdItems, restoreItems } from './desk/holding.service.ts';
export type { HistoryEntry, ListedOrder, OrderSearch } from './desk/listing.queries.ts';
export { type DeskOrder, listOpenRefunds, listOrders, showOrderAtDesk } from './desk/listing.service.ts';
export { approveOrder, confirmTransfer, prepareOrder } from './desk/preparing.service.ts';
export { eraseRefundAccountsOf, noteTransfer } from './desk/refunding.service.ts';
export type { OrderRefund } from './desk/refunds.queries.ts';
export { attemptedDelivery, deliverOrder, readyForPickup, type Shipment, shipOrder } from './desk/shipping.service.ts';
export { type Actor, type Command, onOrder, type Stepped, takeOrder } from './desk/taking.service.ts';
export { type OrderJobDeps, orderJobs } from './mails/mails.jobs.ts';
export type { OrderMailKind } from './mails/order-mail.ts';
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
export { findPlacedOf, purgeOrders } from './placing/placed.service.ts';
export { endAttempt, goOn } from './placing/going-on.service.ts';
export { placeOrder } from './placing/placing.service.ts';
export type { Placed, Placement, PlaceRequest, Refused } from './placing/placement.ts';
export { abandonOrder, settlePayment } from './placing/settling.service.ts';
export { orderRoutes } from './orders.routes.ts';
export { findGuestBaskets, type OrdersOwner } from './owners/owners.queries.ts';
export { attachGuestOrders, claimGuestOrders, eraseOrdersOf } from './owners/owners.service.ts';
export { type OrderFilter } from './reading/orders.queries.ts';
export type { OrderReadingDeps } from './reading/reading.deps.ts';
export { type ShownOrder } from './reading/reading.service.ts';
export type { OrderShowing } from './showing.wire.ts';
export type { NewOrderEvent, OrderEvent, OrderEventKind } from './timeline/event.ts';
export { findTrackedOrder, type TrackingDeps, trackOrder } from './tracking/tracking.service.ts';
