import type { OutboxMessage } from '../../../platform/outbox/index.ts';
import { linksIn } from './links.rules.ts';

/** A message as a test or a script reads it. */
export interface WireMessage {
  readonly id: number;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly subject: string | null;
  readonly body: string;
  /** Those that a mail carries beyond the usual ones. */
  readonly headers: Readonly<Record<string, string>>;
  readonly links: readonly string[];
  readonly created_at: string;
}

export function presentMessage(message: OutboxMessage): WireMessage {
  return {
    id: message.id,
    channel: message.channel,
    recipient: message.recipient,
    subject: message.subject,
    body: message.body,
    headers: message.headers,
    links: linksIn(message.body),
    created_at: message.createdAt.toISOString(),
  };
}
