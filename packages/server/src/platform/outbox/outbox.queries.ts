import type { Executor } from '../db/index.ts';

/** A mail or text message that went no further than this database. */
export interface OutboxMessage {
  readonly id: number;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  /** Null for text messages. */
  readonly subject: string | null;
  readonly body: string;
  /** Of a mail beyond the usual ones, by name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

export interface NewOutboxMessage extends Omit<OutboxMessage, 'id' | 'headers'> {
  readonly headers?: OutboxMessage['headers'];
  /** The mail's or text message's own id: a repeat is ignored. */
  readonly deliveryId: string;
}

export interface OutboxFilter {
  /** This recipient's only. */
  readonly recipient: string | null;
  readonly limit: number;
}

export async function insertOutboxMessage(db: Executor, message: NewOutboxMessage): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      delivery_id: message.deliveryId,
      channel: message.channel,
      recipient: message.recipient,
      subject: message.subject,
      body: message.body,
      headers: JSON.stringify(message.headers ?? {}),
      created_at: message.createdAt,
    })
    .onConflict((conflict) => conflict.column('delivery_id').doNothing())
    .execute();
}

export async function countOutboxMessages(db: Executor): Promise<number> {
  const counted = db.selectFrom('outbox').select((eb) => eb.fn.countAll<number>().as('messages'));
  return (await counted.executeTakeFirstOrThrow()).messages;
}

/** Newest first. */
export async function findOutboxMessages(db: Executor, filter: OutboxFilter): Promise<OutboxMessage[]> {
  let query = db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(filter.limit);
  if (filter.recipient !== null) query = query.where('recipient', '=', filter.recipient);
  const rows = await query.execute();
  return rows.map(({ id, channel, recipient, subject, body, headers, created_at }) => ({
    id,
    channel,
    recipient,
    subject,
    body,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    createdAt: created_at,
  }));
}
