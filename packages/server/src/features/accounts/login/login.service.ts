import { NON_FIELD, invalidField, rejected } from '../../../kernel/errors.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { requestCode, takeCode } from '../codes/codes.service.ts';
import {
  type Credentials,
  findCredentialsByEmail,
  findCredentialsByPhone,
  updateLogin,
} from '../customers/customers.queries.ts';
import { checkPhone } from '../customers/phone.rules.ts';
import { enterSession } from './entering.service.ts';
import { type Attempt, countAttempt, forgiveAttempts } from '../throttle/throttle.service.ts';

/**
 * Logs in by e-mail and password; the caller's guest session becomes the customer's, under a new key.
 * Unknown and known addresses get the same answer after the same time.
 * @throws Refusal invalid (bad_credentials, account_disabled, verify_email_first), throttled, captcha_required
 */
export async function logIn(
  deps: AccountsDeps,
  caller: Caller,
  { email, password }: { email: string; password: string },
): Promise<OpenedSession> {
  const attempt = { scope: 'login', account: email, caller } as const;
  await countAttempt(deps, attempt);
  // The hash can change between reading and entering, most often because a login at the same moment upgraded it.
  const session = (await tryPassword(deps, attempt, password)) ?? (await tryPassword(deps, attempt, password));
  if (session === null) throw badCredentials();
  return session;
}

/** Null when the customer's record changed meanwhile. */
async function tryPassword(deps: AccountsDeps, attempt: EmailAttempt, password: string): Promise<OpenedSession | null> {
  const credentials = await findCredentialsByEmail(deps.db, attempt.account);
  const { matches, outdated } = await deps.passwords.check(password, credentials?.passwordHash ?? null);
  if (credentials === null || !matches) throw badCredentials();
  refuseIfBarred(credentials);
  // Hashing again costs as much as checking did; it happens once per customer of a moved shop.
  const newHash = outdated ? await deps.passwords.hash(password) : null;
  return enter(deps, { attempt, credentials, newHash });
}

type EmailAttempt = Attempt & { readonly account: string };

/**
 * First step of logging in by phone: sends a one-time code, if the number is a customer's. The answer does not tell.
 * @throws Refusal invalid invalid_phone, throttled, captcha_required
 */
export async function requestLoginCode(deps: AccountsDeps, caller: Caller, phone: string): Promise<void> {
  const number = checkPhone(deps.config, phone);
  await countAttempt(deps, { scope: 'login', account: number, caller });
  await requestCode(deps, caller, { purpose: 'login', phone: number });
}

/**
 * Second step: the code proves the phone.
 * @throws Refusal rejected otp_login_100 when the code is wrong, used up or expired
 */
export async function logInByCode(
  deps: AccountsDeps,
  caller: Caller,
  { phone, code }: { phone: string; code: string },
): Promise<OpenedSession> {
  const number = checkPhone(deps.config, phone);
  const attempt = { scope: 'login', account: number, caller } as const;
  await countAttempt(deps, attempt);
  const proved = await takeCode(deps, caller, { purpose: 'login', phone: number, code });
  const credentials = proved ? await findCredentialsByPhone(deps.db, number) : null;
  if (credentials === null) throw rejected('otp_login_100', 'code_invalid');
  refuseIfBarred(credentials);
  const session = await enter(deps, { attempt, credentials, newHash: null });
  if (session === null) throw rejected('otp_login_100', 'code_invalid');
  return session;
}

function badCredentials() {
  return invalidField(NON_FIELD, 'bad_credentials');
}

function refuseIfBarred(credentials: Credentials): void {
  if (!credentials.isActive) throw invalidField(NON_FIELD, 'account_disabled');
  if (credentials.verificationRequired && !credentials.emailVerified) {
    throw invalidField(NON_FIELD, 'verify_email_first');
  }
}

interface Entry {
  readonly attempt: Attempt;
  readonly credentials: Credentials;
  readonly newHash: string | null;
}

/** Null when the customer was disabled, or got another password, since the credentials were read. */
function enter(deps: AccountsDeps, { attempt, credentials, newHash }: Entry): Promise<OpenedSession | null> {
  const { caller } = attempt;
  return deps.db.transaction().execute(async (tx) => {
    const login = { now: deps.clock.now(), address: caller.address, newHash };
    if (!(await updateLogin(tx, credentials, login))) return null;
    await forgiveAttempts(deps, tx, attempt);
    return enterSession(deps, tx, caller, credentials.id);
  });
}
