import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, type PersonalData, secret } from '../personal-data.ts';

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

export const PLATFORM_DATA: PersonalData<PlatformTables> = {
  catalogue_changes: impersonal('id', 'writer', 'tags', 'changed_at'),
  deliveries: impersonal('id', 'delivered_at'),
  idempotency_keys: {
    owner: 'anybody',
    archive: null,
    ends: '24 hours. An answer that is kept is what its session was told.',
    columns: {
      ...internal('fingerprint', 'claim', 'expires_at', 'status', 'content_type'),
      ...erased('location', 'body'),
      ...secret('key'),
    },
  },
  outbox: {
    owner: 'anybody',
    archive: null,
    ends: 'Written only outside production; nobody’s data belong there.',
    columns: {
      ...internal('id', 'delivery_id', 'channel', 'created_at'),
      ...erased('recipient', 'subject', 'body', 'headers'),
    },
  },
  rate_limits: {
    owner: 'anybody',
    archive: null,
    ends: 'The window’s end: an hour at most by default. Digests only.',
    columns: {
      ...internal('hits', 'expires_at'),
      ...secret('key'),
    },
  },
};
