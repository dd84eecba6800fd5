export { deliverOnce, purgeDeliveries } from './deliveries.ts';
export { countOutboxMessages, findOutboxMessages, insertOutboxMessage, type OutboxMessage } from './outbox.queries.ts';
