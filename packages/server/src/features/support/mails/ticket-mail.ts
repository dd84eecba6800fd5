/**
 * What is written about a ticket: `shop_…` to the shop, the rest to whoever asked. Each is about one message, but for
 * `closed`.
 */
export const TICKET_MAILS = ['shop_new', 'shop_message', 'received', 'answered', 'answered_closed', 'closed'] as const;

export type TicketMailKind = (typeof TICKET_MAILS)[number];

/** The help desk's jobs. Payloads carry ids. */
export const SUPPORT_JOBS = { sendMail: 'support.send-mail' } as const;
