import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, fileBytes, internal, type PersonalData, plain, secret } from '../personal-data.ts';

export interface AccountTables {
  avatars: AvatarTable;
  captcha_challenges: CaptchaChallengeTable;
  customers: CustomerTable;
  phone_codes: PhoneCodeTable;
  sessions: SessionTable;
  tokens: TokenTable;
}

type Id = ColumnType<number, never, never>;
type Attributes = JSONColumnType<Record<string, unknown>>;

interface CustomerTable {
  id: Id;
  username: string;
  user_type: Generated<'registered' | 'guest'>;
  email: string | null;
  email_verified_at: Date | null;
  first_name: Generated<string>;
  last_name: Generated<string>;
  phone: string | null;
  unique_phone: string | null;
  password_hash: string | null;
  is_active: Generated<boolean>;
  gender: 'female' | 'male' | null;
  date_of_birth: string | null;
  email_allowed: Generated<boolean>;
  sms_allowed: Generated<boolean>;
  whatsapp_allowed: Generated<boolean>;
  call_allowed: boolean | null;
  client_type: Generated<string>;
  language_code: string;
  avatar_key: string | null;
  attributes: Attributes;
  date_joined: Date;
  last_login: Date | null;
  modified_date: Date;
  anonymized_at: Date | null;
  segment: string | null;
  order_count: Generated<number>;
}

interface AvatarTable {
  key: string;
  customer_id: number;
  content_type: string;
  bytes: Buffer;
}

interface SessionTable {
  id: Id;
  key_hash: Buffer;
  customer_id: number | null;
  guest_customer_id: number | null;
  currency: string | null;
  language: string | null;
  basket_namespace: string | null;
  address: string | null;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

interface TokenTable {
  key_hash: Buffer;
  session_id: number;
  created_at: Date;
  last_used_at: Date | null;
}

interface PhoneCodeTable {
  session_key_hash: Buffer;
  purpose: string;
  phone: string;
  nonce: string;
  failures: Generated<number>;
  created_at: Date;
  expires_at: Date;
}

interface CaptchaChallengeTable {
  session_key_hash: Buffer;
  account_key: Buffer;
  attempts_left: Generated<number>;
  expires_at: Date;
}

export const ACCOUNT_DATA: PersonalData<AccountTables> = {
  avatars: {
    owner: { customer: 'customer_id' },
    archive: 'avatar',
    ends: 'Replaced or removed by the customer.',
    columns: {
      ...erased('customer_id', 'content_type'),
      ...secret('key'),
      ...fileBytes('bytes', { type: 'content_type', name: null }),
    },
  },
  captcha_challenges: {
    owner: 'anybody',
    archive: null,
    ends: 'One hour. The account that was tried stands there as a digest only.',
    columns: {
      ...internal('session_key_hash', 'attempts_left', 'expires_at'),
      ...secret('account_key'),
    },
  },
  customers: {
    owner: { customer: 'id' },
    archive: 'profile',
    ends: 'The row stays, empty, for what refers to it. A guest without orders goes within an hour after the session; arasta customer erase empties guests too.',
    columns: {
      ...plain('id', 'user_type', 'client_type', 'is_active', 'language_code', 'date_joined', 'modified_date'),
      ...plain('anonymized_at', 'order_count'),
      ...erased('username', 'email', 'email_verified_at', 'first_name', 'last_name', 'phone', 'unique_phone', 'gender'),
      ...erased('date_of_birth', 'email_allowed', 'sms_allowed', 'whatsapp_allowed', 'call_allowed', 'attributes'),
      ...erased('last_login', 'segment'),
      ...secret('avatar_key', 'password_hash'),
    },
  },
  phone_codes: {
    owner: { parent: 'sessions', column: 'session_key_hash', key: 'key_hash' },
    archive: null,
    ends: 'Expiry, within minutes.',
    columns: {
      ...internal('session_key_hash', 'purpose', 'failures', 'created_at', 'expires_at'),
      ...erased('phone'),
      ...secret('nonce'),
    },
  },
  sessions: {
    owner: { customer: 'customer_id' },
    archive: 'sessions',
    ends: 'Expiry. What is left of an ended one until then is the hash of its key.',
    columns: {
      ...plain('id', 'currency', 'language', 'created_at', 'last_seen_at', 'expires_at', 'ended_at'),
      ...internal('key_hash', 'basket_namespace'),
      ...erased('customer_id', 'guest_customer_id', 'address', 'user_agent'),
    },
  },
  tokens: {
    owner: { parent: 'sessions', column: 'session_id' },
    archive: 'tokens',
    ends: 'With the session.',
    columns: {
      ...plain('created_at', 'last_used_at'),
      ...internal('session_id'),
      ...secret('key_hash'),
    },
  },
};
