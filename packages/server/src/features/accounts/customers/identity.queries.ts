import { type BatchRead, type Executor, gather, prepared } from '../../../platform/db/index.ts';
import type { CallerCustomer, Identity, IdentitySource } from '../../../platform/http/index.ts';

/** Who a session key or token belongs to: one statement for session and customer together. */

interface CustomerRow {
  is_active: boolean;
  username: string;
  email: string | null;
  email_verified_at: Date | null;
  first_name: string;
  last_name: string;
  phone: string | null;
  password_hash: string | null;
  gender: 'female' | 'male' | null;
  date_of_birth: string | null;
  email_allowed: boolean;
  sms_allowed: boolean;
  whatsapp_allowed: boolean;
  call_allowed: boolean | null;
  client_type: string;
  language_code: string;
  segment: string | null;
  order_count: number;
  avatar_key: string | null;
  has_social_account: boolean;
  attributes: Record<string, unknown>;
  date_joined: Date;
  last_login: Date | null;
}

interface IdentityRow extends CustomerRow {
  key_hash: Buffer;
  session_id: number;
  currency: string | null;
  session_language: string | null;
  basket_namespace: string | null;
  guest_customer_id: number | null;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  customer_id: number | null;
}

// Social accounts are another feature's; asked for here, they cost a look into an index and no statement.
const CUSTOMER = `
  c.is_active, c.username, c.email, c.email_verified_at, c.first_name, c.last_name, c.phone, c.password_hash, c.gender,
  c.date_of_birth, c.email_allowed, c.sms_allowed, c.whatsapp_allowed, c.call_allowed, c.client_type, c.language_code, c.segment, c.order_count,
  c.avatar_key, c.attributes, c.date_joined, c.last_login,
  exists (select 1 from social_accounts where customer_id = c.id) as has_social_account`;

const COLUMNS = `
  s.id as session_id, s.currency, s.language as session_language, s.basket_namespace, s.guest_customer_id, s.last_seen_at, s.expires_at, s.ended_at, s.customer_id,
  ${CUSTOMER}`;

// So many keys are in every statement, a few again and again where fewer are asked for. Of an array, or of unused places
// with nulls, the database would hope for better and plan anew each time: two to five times the work of reading.
const MOST_KEYS = 16;
const KEYS = Array.from({ length: MOST_KEYS }, (_, index) => `$${index + 1}`).join(', ');

const bySession = prepared<IdentityRow>(
  `select s.key_hash, ${COLUMNS} from sessions s left join customers c on c.id = s.customer_id
   where s.key_hash in (${KEYS})`,
);

const byToken = prepared<IdentityRow>(
  `select t.key_hash, ${COLUMNS} from tokens t join sessions s on s.id = t.session_id
   join customers c on c.id = s.customer_id where t.key_hash in (${KEYS})`,
);

const byId = prepared<CustomerRow>(`select ${CUSTOMER} from customers c where c.id = $1 and c.is_active`);

const STRANGER: Identity = { session: null, customer: null, ended: false, disabled: false };

/** Asked by every request that is not public, by the hash of its key: one statement for all of the same moment. */
export function identityReader(db: Executor): Omit<IdentitySource, 'touch'> {
  const sessions = gather(batchRead(bySession, db));
  const tokens = gather(batchRead(byToken, db));
  return {
    // A key without a row is a guest's: it is not an error.
    bySession: async (hash, now) => {
      const row = await sessions(hash);
      return row === undefined ? STRANGER : identityOf(row, now);
    },
    byToken: async (hash, now) => {
      const row = await tokens(hash);
      return row === undefined ? null : identityOf(row, now);
    },
  };
}

function batchRead(statement: typeof bySession, db: Executor): BatchRead<Buffer, IdentityRow> {
  return {
    most: MOST_KEYS,
    read: async (hashes) => {
      const slots = Array.from({ length: MOST_KEYS }, (_, index) => hashes[index % hashes.length]);
      const rows = await statement(db, slots);
      const found = new Map(rows.map((row) => [row.key_hash.toString('latin1'), row]));
      return hashes.map((hash) => found.get(hash.toString('latin1')));
    },
  };
}

/** The record of an active customer, as it is now. */
export async function findCustomer(db: Executor, id: number): Promise<CallerCustomer | null> {
  const [row] = await byId(db, [id]);
  return row === undefined ? null : customerOf(id, row);
}

function identityOf(row: IdentityRow, now: Date): Identity {
  if (row.ended_at !== null || row.expires_at <= now) return { ...STRANGER, ended: true };
  if (row.customer_id !== null && !row.is_active) return { ...STRANGER, disabled: true };
  const session = {
    id: row.session_id,
    currency: row.currency,
    language: row.session_language,
    basketNamespace: row.basket_namespace,
    guestCustomerId: row.guest_customer_id,
    lastSeenAt: row.last_seen_at,
  };
  const customer = row.customer_id === null ? null : customerOf(row.customer_id, row);
  return { session, customer, ended: false, disabled: false };
}

function customerOf(id: number, row: CustomerRow): CallerCustomer {
  return {
    id,
    username: row.username,
    email: row.email ?? '',
    emailVerifiedAt: row.email_verified_at,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    passwordHash: row.password_hash,
    gender: row.gender,
    dateOfBirth: row.date_of_birth,
    emailAllowed: row.email_allowed,
    smsAllowed: row.sms_allowed,
    whatsappAllowed: row.whatsapp_allowed,
    callAllowed: row.call_allowed,
    clientType: row.client_type,
    languageCode: row.language_code,
    segment: row.segment,
    orderCount: row.order_count,
    avatarKey: row.avatar_key,
    hasSocialAccount: row.has_social_account,
    attributes: row.attributes,
    dateJoined: row.date_joined,
    lastLogin: row.last_login,
  };
}
