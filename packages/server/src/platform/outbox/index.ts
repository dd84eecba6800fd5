export { deliverOnce, purgeDeliveries } from './deliveries.ts';
export { findOutboxMessages, insertOutboxMessage, type OutboxMessage } from './outbox.queries.ts';
