import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface NotificationTables {
  consent_events: ConsentEventTable;
  email_subscriptions: EmailSubscriptionTable;
  guest_permissions: GuestPermissionTable;
  notification_preferences: NotificationPreferenceTable;
}

type Id = ColumnType<number, never, never>;

interface ConsentEventTable {
  id: Id;
  kind: 'marketing' | 'stock_alerts';
  channel: 'email' | 'sms' | 'whatsapp' | 'call';
  is_granted: boolean;
  source: string;
  customer_id: number | null;
  email: string | null;
  email_digest: Buffer;
  address: string | null;
  wording: string | null;
  created_at: Date;
}

interface EmailSubscriptionTable {
  id: Id;
  email: string;
  state: 'pending' | 'confirmed' | 'unsubscribed';
  first_name: Generated<string>;
  last_name: Generated<string>;
  gender: string | null;
  attributes: JSONColumnType<Record<string, unknown>>;
  language: string;
  address: string | null;
  mails: Generated<number>;
  asked_at: Date;
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
}

interface NotificationPreferenceTable {
  customer_id: number;
  stock_alerts: boolean;
}

interface GuestPermissionTable {
  session_id: number;
  uid: string;
  email_allowed: boolean;
  sms_allowed: boolean;
  call_allowed: boolean;
  address: string;
  expires_at: Date;
}
