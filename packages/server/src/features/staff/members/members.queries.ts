import { type Executor, prepared, type Tx } from '../../../platform/db/index.ts';
import type { StaffMember } from '../staff-member.ts';

/** The columns of a member, of a table called `m`. */
export const MEMBER = `
  m.id, m.email, m.name, m.is_active as "isActive", m.language_code as "languageCode", m.created_date as "createdDate",
  m.last_login as "lastLogin"`;

const all = prepared<StaffMember>(`select ${MEMBER} from staff_members m order by m.id`);

export function findMembers(db: Executor): Promise<StaffMember[]> {
  return all(db, []);
}

const one = prepared<StaffMember>(`select ${MEMBER} from staff_members m where m.email = $1 or m.id = $2`);

export async function findMember(
  db: Executor,
  { email, id }: { readonly email: string | null; readonly id: number | null },
): Promise<StaffMember | null> {
  const [row] = await one(db, [email, id]);
  return row ?? null;
}

export interface NewMember {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly languageCode: string;
  readonly now: Date;
}

const insertion = prepared<StaffMember>(`
  insert into staff_members as m (email, name, password_hash, language_code, created_date, modified_date)
  values ($1, $2, $3, $4, $5, $5) returning ${MEMBER}`);

/** A second one with the same address is refused by the unique constraint `staff_members_email_key`. */
export async function insertMember(db: Executor, member: NewMember): Promise<StaffMember> {
  const { email, name, passwordHash, languageCode, now } = member;
  const [row] = await insertion(db, [email, name, passwordHash, languageCode, now]);
  if (row === undefined) throw new Error('No staff member was inserted');
  return row;
}

const newPassword = prepared<{ id: number }>(`
  update staff_members set password_hash = $2, modified_date = $3 where id = $1 returning id`);

export async function updatePassword(
  tx: Tx,
  id: number,
  { passwordHash, now }: { readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  await newPassword(tx, [id, passwordHash, now]);
}

const activity = prepared<StaffMember>(`
  update staff_members as m set is_active = $2, modified_date = $3 where m.id = $1 returning ${MEMBER}`);

/** Null when there is no such member. */
export async function updateActive(
  tx: Executor,
  id: number,
  { isActive, now }: { readonly isActive: boolean; readonly now: Date },
): Promise<StaffMember | null> {
  const [row] = await activity(tx, [id, isActive, now]);
  return row ?? null;
}

/** What a login is checked against. */
export interface StaffCredentials {
  readonly id: number;
  readonly passwordHash: string;
  readonly isActive: boolean;
}

const credentials = prepared<StaffCredentials>(`
  select id, password_hash as "passwordHash", is_active as "isActive" from staff_members where email = $1`);

export async function findCredentials(db: Executor, email: string): Promise<StaffCredentials | null> {
  const [row] = await credentials(db, [email]);
  return row ?? null;
}

const login = prepared<StaffMember>(`
  update staff_members as m set last_login = $3
  where m.id = $1 and m.password_hash = $2 and m.is_active returning ${MEMBER}`);

/** Notes a login. Null when the member was disabled, or got another password, since the credentials were read. */
export async function updateLogin(
  tx: Tx,
  { id, passwordHash }: StaffCredentials,
  now: Date,
): Promise<StaffMember | null> {
  const [row] = await login(tx, [id, passwordHash, now]);
  return row ?? null;
}
