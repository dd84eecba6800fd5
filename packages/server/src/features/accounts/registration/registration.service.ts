import { NON_FIELD, invalidField, invalidFields } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { type Tx, violatedUnique } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { requestCode, takeCode } from '../codes/codes.service.ts';
import { NO_CONSENTS } from '../consents/consents.rules.ts';
import { announceConsents } from '../consents/consents.service.ts';
import { emailIsTaken, hasGuestOrders, insertCustomer, type NewCustomer } from '../customers/customers.queries.ts';
import { JOBS } from '../job-names.ts';
import { enterSession } from '../login/entering.service.ts';
import { passwordProblems } from '../passwords/password.rules.ts';
import { countAttempt } from '../throttle/throttle.service.ts';

/** What somebody who registers tells about themselves, read and normalised. */
export interface Registration {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly password: string;
  readonly confirm: boolean;
  readonly kvkkConfirm: boolean;
  readonly emailAllowed: boolean;
  readonly smsAllowed: boolean;
  readonly whatsappAllowed: boolean;
  readonly callAllowed: boolean | null;
  readonly gender: 'female' | 'male' | null;
  readonly dateOfBirth: string | null;
  readonly phone: string | null;
  readonly username: string | null;
  /** Whether they want to join the loyalty programme. */
  readonly addLoyalty: boolean;
  readonly code: string | null;
  readonly resend: boolean;
}

/** How somebody registers: as the shop's variant has it, or in any case with a phone that is proved, and a card if they like. */
export type RegistrationForm = 'plain' | 'with_loyalty';

type FormDeps = AccountsDeps & { readonly form: RegistrationForm };

/**
 * - `registered`: the customer exists and is logged in.
 * - `code_sent`: the variant with text messages wants the same call again, with the code.
 * - `verify_first`: the customer exists, and may log in once the address is confirmed.
 */
export type Registered =
  | { readonly outcome: 'registered'; readonly session: OpenedSession }
  | { readonly outcome: 'code_sent' }
  | { readonly outcome: 'verify_first' };

/**
 * Registers a customer and logs them in; the guest's session, with what it holds, becomes theirs.
 * Concurrency: of two registrations of one address or phone at once one is refused.
 * @throws Refusal invalid with every problem by field, throttled, captcha_required
 */
export async function register(deps: FormDeps, caller: Caller, registration: Registration): Promise<Registered> {
  const scope = deps.form === 'plain' ? 'register' : 'register-with-loyalty';
  await countAttempt(deps, { scope, account: registration.email, caller });
  const username = registration.username ?? deps.random.text(32, HEX);
  refuseBadInput(deps, registration, username);
  if (await emailIsTaken(deps.db, registration.email)) throw invalidField('email', 'email_taken');
  if (!(await phoneIsProved(deps, caller, registration))) return { outcome: 'code_sent' };
  const passwordHash = await deps.passwords.hash(registration.password);
  return insert(deps, caller, { registration, username, passwordHash });
}

/** The variants in which a phone is proved by a code. */
function provesPhone({ config, form }: FormDeps): boolean {
  const { registrationView: view } = config;
  return form === 'with_loyalty' || view === 'RegisterSMSOtpView' || view === WITH_LOYALTY;
}

const WITH_LOYALTY = 'UserRegisterWithLoyaltyCardViewSet';

function joins({ config, form }: FormDeps, { addLoyalty }: Registration): boolean {
  return addLoyalty && (form === 'with_loyalty' || config.registrationView === WITH_LOYALTY);
}

function refuseBadInput(deps: FormDeps, registration: Registration, username: string): void {
  const { config, clock } = deps;
  const problems: Record<string, Message[]> = {};
  const weak = passwordProblems(registration.password, { ...registration, username }, config.passwordMinLength);
  if (weak.length > 0) problems['password'] = weak;
  if (!registration.confirm) problems['confirm'] = [message('confirm_required')];
  const phone = phoneProblem(deps, registration);
  if (phone !== null) problems['phone'] = [phone];
  if (config.registrationView === 'RegisterKvkkView' && !registration.kvkkConfirm) {
    problems['kvkk_confirm'] = [message('confirm_required')];
  }
  const today = clock.now().toISOString().slice(0, 10);
  if (registration.dateOfBirth !== null && registration.dateOfBirth > today) {
    problems['date_of_birth'] = [message('future_date')];
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
}

function phoneProblem(deps: FormDeps, { phone }: Registration): Message | null {
  if (phone !== null) return deps.config.phonePattern.test(phone) ? null : message('invalid_phone');
  return provesPhone(deps) ? message('required') : null;
}

/** In the variants with text messages the phone is proved by a code; the first call sends it. */
async function phoneIsProved(deps: FormDeps, caller: Caller, registration: Registration): Promise<boolean> {
  const { phone, code, resend } = registration;
  if (!provesPhone(deps) || phone === null) return true;
  if (code === null || resend) {
    // The form's own budget goes by its address, and new addresses cost nothing: a phone is not flooded with codes.
    await countAttempt(deps, { scope: 'code', account: phone, caller });
    await requestCode(deps, caller, { purpose: 'register', phone });
    return false;
  }
  const proved = await takeCode(deps, caller, { purpose: 'register', phone, code });
  if (!proved) throw invalidField('code', 'code_invalid');
  return true;
}

interface Insertion {
  readonly registration: Registration;
  readonly username: string;
  readonly passwordHash: string;
}

async function insert(deps: FormDeps, caller: Caller, insertion: Insertion): Promise<Registered> {
  try {
    return await deps.db.transaction().execute(async (tx): Promise<Registered> => {
      const { email } = insertion.registration;
      const verifyFirst = deps.config.guestsMustVerifyEmail && (await hasGuestOrders(tx, email));
      const id = await insertCustomer(tx, newCustomer(deps, caller, { ...insertion, verifyFirst }));
      await announceRegistered(deps, tx, { caller, id, registration: insertion.registration });
      await enqueue(tx, { name: JOBS.confirmEmail, payload: { customerId: id, language: caller.language } });
      if (joins(deps, insertion.registration)) await deps.enrol(tx, { customerId: id, now: deps.clock.now() });
      if (verifyFirst) return { outcome: 'verify_first' };
      return { outcome: 'registered', session: await enterSession(deps, tx, caller, id) };
    });
  } catch (error) {
    throw takenRefusal(error) ?? error;
  }
}

async function announceRegistered(
  deps: AccountsDeps,
  tx: Tx,
  { caller, id, registration }: { caller: Caller; id: number; registration: Registration },
): Promise<void> {
  const { email, emailAllowed, smsAllowed, whatsappAllowed, callAllowed } = registration;
  const holder = { id, email, emailVerified: false, consents: NO_CONSENTS, wording: null };
  const after = { email: emailAllowed, sms: smsAllowed, whatsapp: whatsappAllowed, call: callAllowed };
  await announceConsents(deps, tx, { holder, after, source: 'registration', address: caller.address });
  const registered = { customerId: id, sessionId: caller.session?.id ?? null, now: deps.clock.now() };
  for (const hook of deps.onRegistered) await hook(tx, registered);
}

/** What a violated unique index of customers means to the person in front of the form; null for other errors. */
export function takenRefusal(error: unknown) {
  const index = violatedUnique(error);
  if (index === 'customers_email_key') return invalidField('email', 'email_taken');
  if (index === 'customers_unique_phone_key') return invalidField('phone', 'phone_taken');
  if (index === 'customers_username_key') return invalidField('username', 'username_taken');
  return index === null ? null : invalidField(NON_FIELD, 'invalid');
}

function newCustomer(
  deps: FormDeps,
  caller: Caller,
  { registration, username, passwordHash, verifyFirst }: Insertion & { verifyFirst: boolean },
): NewCustomer {
  const { phone } = registration;
  const now = deps.clock.now();
  const proved = provesPhone(deps);
  return {
    ...registration,
    username,
    passwordHash,
    uniquePhone: deps.config.phoneUnique ? phone : null,
    languageCode: caller.language,
    emailVerifiedAt: null,
    lastLogin: verifyFirst ? null : now,
    now,
    attributes: {
      register_client_type: 'default',
      logged_ip: caller.address,
      confirm: true,
      ...(registration.kvkkConfirm ? { kvkk_confirm: true } : {}),
      ...(proved ? { verified_phone: phone } : {}),
      ...(verifyFirst ? { verification_required: true } : {}),
    },
  };
}
