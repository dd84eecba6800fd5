import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, internal, kept, type PersonalData, plain } from '../personal-data.ts';

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

export const NOTIFICATION_DATA: PersonalData<NotificationTables> = {
  consent_events: {
    owner: { customer: 'customer_id', guestEmail: 'email' },
    archive: 'consents',
    ends: 'CONSENT_LOG_DAYS after the consent was withdrawn; erasing an address that nobody registered withdraws it.',
    columns: {
      ...plain('id', 'kind', 'channel', 'is_granted', 'source', 'wording', 'created_at'),
      ...erased('customer_id', 'email', 'address'),
      ...kept(
        'A keyed digest: mails sent before may still be complained of, by whoever names the address.',
        'email_digest',
      ),
    },
  },
  email_subscriptions: {
    owner: { email: 'email' },
    archive: 'newsletter',
    ends:
      'SUBSCRIPTION_PENDING_DAYS if unconfirmed, CONSENT_LOG_DAYS once unsubscribed; when the customer who proved the ' +
      'address is erased, or the shop erases an address that nobody registered (arasta customer erase); arasta subscriptions ' +
      'remove.',
    columns: {
      ...plain('id', 'state', 'language', 'asked_at', 'confirmed_at', 'unsubscribed_at'),
      ...internal('mails'),
      ...erased('email', 'first_name', 'last_name', 'gender', 'attributes', 'address'),
    },
  },
  guest_permissions: {
    owner: 'anybody',
    archive: null,
    ends: 'A day, or when the session registers or ends; with the guest, when the shop erases the address.',
    columns: {
      ...internal('session_id', 'email_allowed', 'sms_allowed', 'call_allowed', 'expires_at'),
      ...erased('uid', 'address'),
    },
  },
  notification_preferences: {
    owner: { customer: 'customer_id' },
    archive: 'notification_preferences',
    ends: 'With the account.',
    columns: { ...plain('stock_alerts'), ...erased('customer_id') },
  },
};
