import type { ColumnType, Generated, JSONColumnType } from 'kysely';

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
