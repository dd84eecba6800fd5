import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface PlatformTables {
  catalogue_changes: CatalogueChangeTable;
  deliveries: DeliveryTable;
  idempotency_keys: IdempotencyKeyTable;
  outbox: OutboxTable;
  rate_limits: RateLimitTable;
}

type Id = ColumnType<number, never, never>;

interface RateLimitTable {
  key: Buffer;
  hits: number;
  expires_at: Date;
}

interface DeliveryTable {
  id: string;
  delivered_at: Date;
}

interface IdempotencyKeyTable {
  key: Buffer;
  fingerprint: Buffer;
  claim: Id;
  expires_at: Date;
  status: number | null;
  content_type: string | null;
  location: string | null;
  body: Buffer | null;
}

interface OutboxTable {
  id: Id;
  delivery_id: string;
  channel: 'mail' | 'sms';
  recipient: string;
  subject: string | null;
  body: string;
  headers: JSONColumnType<Record<string, unknown>, string | undefined>;
  created_at: Date;
}

interface CatalogueChangeTable {
  id: Id;
  writer: Generated<string>;
  tags: string[];
  changed_at: Date;
}
