/** What buyers are written about. */
export const ORDER_MAILS = [
  'received',
  'awaiting_transfer',
  'payment_received',
  'shipped',
  'ready_for_pickup',
  'delivered',
  'cancelled',
  'refunded',
] as const;

export type OrderMailKind = (typeof ORDER_MAILS)[number];

/** The order jobs. Payloads carry ids. */
export const ORDER_JOBS = { sendMail: 'orders.send-mail' } as const;
