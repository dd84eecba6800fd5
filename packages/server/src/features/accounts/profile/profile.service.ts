import { invalidField, invalidFields, notAuthenticated, rejected } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Authenticated, CallerCustomer } from '../../../platform/http/index.ts';
import type { UploadedFile } from '../../../platform/http/decoding/index.ts';
import { forgetJobs } from '../../../platform/jobs/index.ts';
import { squareWebp } from '../../../platform/images/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import { endAllSessions } from '../../sessions/index.ts';
import type { AccountsDeps, Erased } from '../accounts.deps.ts';
import { deleteCodesOf } from '../codes/codes.queries.ts';
import { requestCode, takeCode } from '../codes/codes.service.ts';
import { type ConsentHolder, lockConsents, lockConsentsToErase } from '../consents/consents.queries.ts';
import { type Consents, NO_CONSENTS } from '../consents/consents.rules.ts';
import { announceConsents } from '../consents/consents.service.ts';
import { findCustomer } from '../customers/identity.queries.ts';
import { checkPhone } from '../customers/phone.rules.ts';
import { forgetGuestsOf } from '../guests/guests.service.ts';
import { takenRefusal } from '../registration/registration.service.ts';
import { countAttempt } from '../throttle/throttle.service.ts';
import {
  deleteAvatar,
  eraseCustomers,
  findAvatar,
  type Avatar,
  type ProfileChange,
  updateProfile,
  upsertAvatar,
} from './profile.queries.ts';
import { shopAttributes } from './profile.rules.ts';

/** What a customer wants changed, read and normalised; absent fields stay as they are. */
export interface ProfileRequest extends Omit<ProfileChange, 'phone' | 'avatarKey'> {
  readonly phone?: string | null;
  /** Null removes the picture. */
  readonly avatar?: UploadedFile | null;
  readonly code: string | null;
  readonly resend: boolean;
  /** Of the profile with loyalty: a new phone number is always proved, and the customer joins if they want to. */
  readonly withLoyalty: { readonly join: boolean } | null;
}

const AVATAR_SIZE = 512;

/**
 * Changes the profile of the customer who is asking.
 * @returns `code_sent` when a new phone number has to be confirmed first; nothing was changed then
 * @throws Refusal invalid by field; rejected profile_100 for a wrong code; throttled
 */
export async function changeProfile(
  deps: AccountsDeps,
  caller: Authenticated,
  request: ProfileRequest,
): Promise<'changed' | 'code_sent'> {
  const change = prepare(deps, caller, request);
  if (!(await phoneIsProved(deps, caller, request))) return 'code_sent';
  const avatar = request.avatar ? await squareWebp(request.avatar.bytes, AVATAR_SIZE, 'avatar') : request.avatar;
  try {
    await deps.db.transaction().execute(async (tx) => {
      const holder = mayChangeConsents(change) ? await lockConsents(tx, caller.customer) : null;
      const avatarKey = await storeAvatar(deps, tx, caller.customer.id, avatar);
      const complete = avatarKey === undefined ? change : { ...change, avatarKey };
      const done = await updateProfile(tx, caller.customer.id, complete, deps.clock.now());
      if (!done) throw notAuthenticated();
      const { withLoyalty } = request;
      if (withLoyalty?.join) await deps.enrol(tx, { customerId: caller.customer.id, now: deps.clock.now() });
      if (holder === null) return;
      const after = consentsAfter(holder, change);
      await announceConsents(deps, tx, { holder, after, source: 'profile', address: caller.address });
    });
  } catch (error) {
    throw takenRefusal(error) ?? error;
  }
  return 'changed';
}

function mayChangeConsents({ emailAllowed, smsAllowed, whatsappAllowed, callAllowed }: ProfileChange): boolean {
  return [emailAllowed, smsAllowed, whatsappAllowed, callAllowed].some((flag) => flag !== undefined);
}

function consentsAfter({ consents }: ConsentHolder, change: ProfileChange): Consents {
  return {
    email: change.emailAllowed ?? consents.email,
    sms: change.smsAllowed ?? consents.sms,
    whatsapp: change.whatsappAllowed ?? consents.whatsapp,
    call: change.callAllowed === undefined ? consents.call : change.callAllowed,
  };
}

function prepare(deps: AccountsDeps, caller: Authenticated, request: ProfileRequest): ProfileChange {
  const { phone, attributes, dateOfBirth } = request;
  const today = deps.clock.now().toISOString().slice(0, 10);
  if (dateOfBirth != null && dateOfBirth > today) throw invalidField('date_of_birth', 'future_date');
  if (phone != null) checkPhone(deps.config, phone);
  const kept = attributes === undefined ? null : shopAttributes(caller.customer.attributes, attributes);
  if (attributes !== undefined && kept === null) throw invalidFields({ attributes: [message('invalid')] });
  return {
    ...withoutExtras(request),
    ...(phone === undefined ? {} : { phone: { number: phone, unique: deps.config.phoneUnique ? phone : null } }),
    ...(kept === null ? {} : { attributes: kept }),
  };
}

const EXTRAS: ReadonlySet<string> = new Set(['phone', 'attributes', 'avatar', 'code', 'resend', 'withLoyalty']);

/** The fields that go into the record as they came. */
function withoutExtras(request: ProfileRequest): ProfileChange {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !EXTRAS.has(name)));
}

async function phoneIsProved(deps: AccountsDeps, caller: Authenticated, request: ProfileRequest): Promise<boolean> {
  const { phone, code, resend, withLoyalty } = request;
  const isAsked = deps.config.phoneChangeNeedsCode || withLoyalty !== null;
  if (!isAsked || phone == null || phone === caller.customer.phone) return true;
  await countAttempt(deps, { scope: 'code', account: String(caller.customer.id), caller });
  if (code === null || resend) {
    await countAttempt(deps, { scope: 'code', account: phone, caller });
    await requestCode(deps, caller, { purpose: 'profile', phone });
    return false;
  }
  if (await takeCode(deps, caller, { purpose: 'profile', phone, code })) return true;
  throw rejected('profile_100', 'code_invalid');
}

async function storeAvatar(
  deps: AccountsDeps,
  tx: Tx,
  customerId: number,
  avatar: Buffer | null | undefined,
): Promise<string | null | undefined> {
  if (avatar === undefined) return undefined;
  if (avatar === null) {
    await deleteAvatar(tx, customerId);
    return null;
  }
  // A key that nobody can guess: the address of a picture is as private as the picture.
  const key = deps.random.text(32, HEX);
  await upsertAvatar(tx, { customerId, key, contentType: 'image/webp', bytes: avatar });
  return key;
}

/** The picture behind an address we handed out; null when it was replaced or removed. */
export function readAvatar(deps: Pick<AccountsDeps, 'db'>, key: string): Promise<Avatar | null> {
  return findAvatar(deps.db, key);
}

/**
 * The customer as they are after a change.
 * @throws Refusal unauthenticated when they were disabled meanwhile
 */
export async function rereadCustomer(deps: Pick<AccountsDeps, 'db'>, caller: Authenticated): Promise<CallerCustomer> {
  const customer = await findCustomer(deps.db, caller.customer.id);
  if (customer === null) throw notAuthenticated();
  return customer;
}

/** Erases everything personal of the customer and ends all their sessions. There is no way back. */
export async function anonymize(deps: AccountsDeps, caller: Authenticated): Promise<void> {
  await eraseAccount(deps, caller.customer);
}

/** What erasing an account takes. */
export type ErasingDeps = Pick<AccountsDeps, 'db' | 'clock' | 'random' | 'eraseHooks' | 'onConsentsChanged'>;

/** Erases everything personal of a customer, whoever asked for it, in one transaction. */
export async function eraseAccount(deps: ErasingDeps, { id, email }: Omit<Erased, 'emailVerified'>): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    await deleteCodesOf(tx, id);
    // Then the customer: a login or upload under way either commits before, and is cleaned up, or finds nobody.
    const holder = await lockConsentsToErase(tx, id);
    await eraseCustomers(tx, [{ id, username: deps.random.text(32, HEX) }], deps.clock.now());
    await endAllSessions(deps.clock, tx, id);
    await deleteAvatar(tx, id);
    await forgetJobs(tx, id);
    if (holder !== null) {
      await announceConsents(deps, tx, { holder, after: NO_CONSENTS, source: 'erased', address: null });
    }
    const emailVerified = holder?.emailVerified ?? false;
    if (emailVerified) await forgetGuestsOf(tx, email);
    for (const erase of deps.eraseHooks) await erase(tx, { id, email, emailVerified });
  });
}
