import { sql } from 'kysely';
import { type Executor, prepared } from '../../../platform/db/index.ts';

/** What logging in has to know of a customer. */
export interface Credentials {
  readonly id: number;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly isActive: boolean;
  readonly emailVerified: boolean;
  /** Registered an address known from a guest order, where the shop wants it confirmed first. */
  readonly verificationRequired: boolean;
}

interface CredentialsRow {
  id: number;
  email: string | null;
  password_hash: string | null;
  is_active: boolean;
  email_verified_at: Date | null;
  verification_required: boolean | null;
}

const CREDENTIALS = `id, email, password_hash, is_active, email_verified_at,
  (attributes -> 'verification_required') = 'true'::jsonb as verification_required`;

const byEmail = prepared<CredentialsRow>(
  `select ${CREDENTIALS} from customers where email = $1 and user_type = 'registered'`,
);

const byPhone = prepared<CredentialsRow>(
  `select ${CREDENTIALS} from customers where unique_phone = $1 and user_type = 'registered'`,
);

/** `email` must be normalised. Null when nobody registered it. */
export async function findCredentialsByEmail(db: Executor, email: string): Promise<Credentials | null> {
  const [row] = await byEmail(db, [email]);
  return row === undefined ? null : credentialsOf(row);
}

/** Only numbers that are one customer's: logging in by an ambiguous number would be guesswork. */
export async function findCredentialsByPhone(db: Executor, phone: string): Promise<Credentials | null> {
  const [row] = await byPhone(db, [phone]);
  return row === undefined ? null : credentialsOf(row);
}

function credentialsOf(row: CredentialsRow): Credentials {
  return {
    id: row.id,
    email: row.email,
    passwordHash: row.password_hash,
    isActive: row.is_active,
    emailVerified: row.email_verified_at !== null,
    verificationRequired: row.verification_required === true,
  };
}

export interface NewCustomer {
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string | null;
  /** The phone again where it must be unique. */
  readonly uniquePhone: string | null;
  readonly passwordHash: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly dateOfBirth: string | null;
  readonly emailAllowed: boolean;
  readonly smsAllowed: boolean;
  readonly whatsappAllowed: boolean;
  readonly callAllowed: boolean | null;
  readonly languageCode: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly emailVerifiedAt: Date | null;
  /** Null for a customer who is not logged in by being made. */
  readonly lastLogin: Date | null;
  readonly now: Date;
}

/** @returns the new customer's id. A taken e-mail, phone or username violates its unique index. */
export async function insertCustomer(db: Executor, customer: NewCustomer): Promise<number> {
  const { now } = customer;
  const { id } = await db
    .insertInto('customers')
    .values({
      username: customer.username,
      email: customer.email,
      email_verified_at: customer.emailVerifiedAt,
      first_name: customer.firstName,
      last_name: customer.lastName,
      phone: customer.phone,
      unique_phone: customer.uniquePhone,
      password_hash: customer.passwordHash,
      gender: customer.gender,
      date_of_birth: customer.dateOfBirth,
      email_allowed: customer.emailAllowed,
      sms_allowed: customer.smsAllowed,
      whatsapp_allowed: customer.whatsappAllowed,
      call_allowed: customer.callAllowed,
      language_code: customer.languageCode,
      attributes: JSON.stringify(customer.attributes),
      date_joined: now,
      last_login: customer.lastLogin,
      modified_date: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const loginStatement = prepared<{ id: number }>(`
  update customers
  set last_login = $2, attributes = attributes || jsonb_build_object('logged_ip', $3::text),
      password_hash = coalesce($4, password_hash)
  where id = $1 and is_active and password_hash is not distinct from $5
  returning id`);

/**
 * Notes a login, and stores a new hash of the password if there is one.
 * @returns false when the customer was disabled, or got another password, since the credentials were read
 */
export async function updateLogin(
  db: Executor,
  customer: Credentials,
  login: { now: Date; address: string; newHash: string | null },
): Promise<boolean> {
  const values = [customer.id, login.now, login.address, login.newHash, customer.passwordHash];
  const rows = await loginStatement(db, values);
  return rows.length === 1;
}

/** Sets a password in place of the one that was read. @returns false when another change was faster */
export async function updatePassword(
  db: Executor,
  customer: { id: number; passwordHash: string | null },
  { newHash, now }: { newHash: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set({ password_hash: newHash, modified_date: now })
    .where('id', '=', customer.id)
    .where('is_active', '=', true)
    .where(sql<boolean>`password_hash is not distinct from ${customer.passwordHash}`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes the phone out of a customer's record. */
export async function forgetPhone(db: Executor, id: number): Promise<void> {
  await db.updateTable('customers').set({ phone: null, unique_phone: null }).where('id', '=', id).execute();
}

/** Marks an address as confirmed. @returns false when it is no longer the customer's, or was confirmed before */
export async function verifyEmail(db: Executor, id: number, email: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set({
      email_verified_at: now,
      modified_date: now,
      attributes: sql`attributes - 'verification_required'`,
    })
    .where('id', '=', id)
    .where('email', '=', email)
    .where('email_verified_at', 'is', null)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Replaces a customer's address by a confirmed one.
 * @returns false when the customer's address or password is another by now; a taken address violates its unique index
 */
export async function updateEmail(
  db: Executor,
  change: { customer: Pick<Contact, 'id' | 'email' | 'passwordHash'>; to: string; now: Date },
): Promise<boolean> {
  const { id, email, passwordHash } = change.customer;
  const { numUpdatedRows } = await db
    .updateTable('customers')
    .set({ email: change.to, email_verified_at: change.now, modified_date: change.now })
    .where('id', '=', id)
    .where('email', '=', email)
    .where(sql<boolean>`password_hash is not distinct from ${passwordHash}`)
    .where('is_active', '=', true)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What mails and links need to know of a customer. */
export interface Contact {
  readonly id: number;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string | null;
  readonly lastLogin: Date | null;
  readonly languageCode: string;
}

/** An active registered customer, by id or address; null when there is none. */
export async function findContact(db: Executor, who: { id: number } | { email: string }): Promise<Contact | null> {
  const row = await db
    .selectFrom('customers')
    .select(['id', 'email', 'email_verified_at', 'phone', 'username', 'first_name', 'last_name'])
    .select(['password_hash', 'last_login', 'language_code'])
    .where('user_type', '=', 'registered')
    .where('is_active', '=', true)
    .$if('id' in who, (query) => query.where('id', '=', 'id' in who ? who.id : 0))
    .$if('email' in who, (query) => query.where('email', '=', 'email' in who ? who.email : ''))
    .executeTakeFirst();
  if (row?.email === undefined || row.email === null) return null;
  return {
    id: row.id,
    email: row.email,
    emailVerified: row.email_verified_at !== null,
    phone: row.phone,
    username: row.username,
    firstName: row.first_name,
    lastName: row.last_name,
    passwordHash: row.password_hash,
    lastLogin: row.last_login,
    languageCode: row.language_code,
  };
}

/** Whether an address is a registered customer's. */
export async function emailIsTaken(db: Executor, email: string): Promise<boolean> {
  return (await findCredentialsByEmail(db, email)) !== null;
}

const guestOrders = prepared(`
  select id from orders where is_guest and user_email = $1 and placed_at is not null limit 1`);

/** Whether somebody ordered as a guest under this address. Orders are another feature's. */
export async function hasGuestOrders(db: Executor, email: string): Promise<boolean> {
  return (await guestOrders(db, [email])).length > 0;
}
