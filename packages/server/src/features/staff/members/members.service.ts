import { invalidField, invalidFields, Refusal } from '../../../kernel/errors.ts';
import { normaliseEmail } from '../../../kernel/email.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { type Executor, type Tx, violatedUnique } from '../../../platform/db/index.ts';
import { deleteSessionsOf } from '../login/sessions.queries.ts';
import type { StaffDeps } from '../staff.deps.ts';
import type { StaffMember } from '../staff-member.ts';
import { findMember, findMembers, insertMember, updateActive, updatePassword } from './members.queries.ts';
import { type PasswordOwner, staffPasswordProblems } from './password.rules.ts';

export interface NewStaff {
  readonly email: string;
  /** What customers read beside their answers. */
  readonly name: string;
  readonly password: string;
  /** One of the shop's; null for its default. */
  readonly language: string | null;
}

type HashDeps = Pick<StaffDeps, 'db' | 'config' | 'clock' | 'passwords'>;

/**
 * Makes an account for one of the shop's people.
 * @throws Refusal invalid by field: `email` (invalid_email, staff_email_taken), `name`, `password`, `language`
 */
export async function createStaff(deps: HashDeps, given: NewStaff): Promise<StaffMember> {
  const { config, clock, db } = deps;
  const email = normaliseEmail(given.email.trim());
  if (email === null) throw invalidField('email', 'invalid_email');
  const [name, language] = [given.name.trim(), given.language ?? config.defaultLanguage];
  refuseProblems({
    name: nameProblems(name),
    language: config.availableLanguages.includes(language) ? [] : [message('invalid_choice', { value: language })],
    password: staffPasswordProblems(given.password, { email, name }, config.staffPasswordMinLength),
  });
  const passwordHash = await deps.passwords.hash(given.password);
  try {
    return await insertMember(db, { email, name, passwordHash, languageCode: language, now: clock.now() });
  } catch (error) {
    throw violatedUnique(error) === 'staff_members_email_key' ? invalidField('email', 'staff_email_taken') : error;
  }
}

function refuseProblems(problems: Readonly<Record<string, readonly Message[]>>): void {
  const fields = Object.entries(problems).filter(([, texts]) => texts.length > 0);
  if (fields.length > 0) throw invalidFields(Object.fromEntries(fields));
}

function nameProblems(name: string): Message[] {
  if (name === '') return [message('blank')];
  return Array.from(name).length > 100 ? [message('max_length', { max: 100 })] : [];
}

/** All of the shop's people, disabled ones too, in the order in which they were made. */
export function listStaff({ db }: Pick<StaffDeps, 'db'>): Promise<StaffMember[]> {
  return findMembers(db);
}

/** A member by address or id; null when there is none. */
export function findStaffMember(db: Executor, emailOrId: string): Promise<StaffMember | null> {
  const text = emailOrId.trim();
  const id = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return findMember(db, { email: normaliseEmail(text), id });
}

/** @throws Refusal not_found no_such_staff */
async function getMember(db: Executor, emailOrId: string): Promise<StaffMember> {
  const member = await findStaffMember(db, emailOrId);
  if (member === null) throw noSuchStaff(emailOrId);
  return member;
}

function noSuchStaff(emailOrId: string): Refusal {
  return new Refusal('not_found', 'no_such_staff', message('no_such_staff', { staff: emailOrId }));
}

export interface ChangedStaff {
  readonly staff: StaffMember;
  /** Sessions that ended by it. */
  readonly ended: number;
}

/**
 * Gives a member another password. All sessions end, and logins that failed so far are forgiven.
 * @throws Refusal not_found no_such_staff; invalid under `password`
 */
export async function setStaffPassword(deps: HashDeps, emailOrId: string, password: string): Promise<ChangedStaff> {
  const staff = await getMember(deps.db, emailOrId);
  refuseProblems({ password: problemsOf(deps, password, staff) });
  const passwordHash = await deps.passwords.hash(password);
  return deps.db.transaction().execute(async (tx) => {
    await updatePassword(tx, staff.id, { passwordHash, now: deps.clock.now() });
    return { staff, ended: await deleteSessionsOf(tx, staff.id) };
  });
}

function problemsOf({ config }: HashDeps, password: string, owner: PasswordOwner): Message[] {
  return staffPasswordProblems(password, owner, config.staffPasswordMinLength);
}

type SwitchDeps = Pick<StaffDeps, 'db' | 'clock'>;

/**
 * Shuts a member out: no login, and all sessions end now. What they wrote stays.
 * @throws Refusal not_found no_such_staff
 */
export function disableStaff(deps: SwitchDeps, emailOrId: string): Promise<ChangedStaff> {
  return switchStaff(deps, emailOrId, (tx, id) => deleteSessionsOf(tx, id));
}

/**
 * Lets a member log in again, with the password they had.
 * @throws Refusal not_found no_such_staff
 */
export function enableStaff(deps: SwitchDeps, emailOrId: string): Promise<ChangedStaff> {
  return switchStaff(deps, emailOrId, null);
}

async function switchStaff(
  { db, clock }: SwitchDeps,
  emailOrId: string,
  endSessions: ((tx: Tx, id: number) => Promise<number>) | null,
): Promise<ChangedStaff> {
  const { id } = await getMember(db, emailOrId);
  return db.transaction().execute(async (tx) => {
    const staff = await updateActive(tx, id, { isActive: endSessions === null, now: clock.now() });
    if (staff === null) throw noSuchStaff(emailOrId);
    return { staff, ended: endSessions === null ? 0 : await endSessions(tx, id) };
  });
}
