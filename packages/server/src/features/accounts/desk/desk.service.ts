import { normaliseEmail } from '../../../kernel/email.ts';
import { invalidField, invalidFields, notFound } from '../../../kernel/errors.ts';
import { HEX } from '../../../platform/random/index.ts';
import { endAllSessions } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { insertCustomer } from '../customers/customers.queries.ts';
import { announceConfirmed } from '../emails/confirming.service.ts';
import { passwordProblems } from '../passwords/password.rules.ts';
import { takenRefusal } from '../registration/registration.service.ts';
import { type CustomerSummary, findCustomerSummary, updateActive, updateSegment } from './desk.queries.ts';

export type { CustomerSummary } from './desk.queries.ts';

/** What the command line and the demo data do with customers. */
export type DeskDeps = Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'random' | 'passwords' | 'onEmailConfirmed'>;

export interface DeskCustomer {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
  /** Accepts any password; only the demo customers of the published quick start need that. */
  readonly anyPassword?: true;
}

/**
 * Makes a registered customer whose address counts as confirmed.
 * @returns the customer's id
 * @throws Refusal invalid by field
 */
export async function createCustomer(deps: DeskDeps, customer: DeskCustomer): Promise<number> {
  const email = normaliseEmail(customer.email);
  if (email === null) throw invalidField('email', 'invalid_email');
  const username = deps.random.text(32, HEX);
  const person = { ...customer, email, username };
  const problems = customer.anyPassword
    ? []
    : passwordProblems(customer.password, person, deps.config.passwordMinLength);
  if (problems.length > 0) throw invalidFields({ password: problems });
  const phone = customer.phone ?? null;
  if (phone !== null && !deps.config.phonePattern.test(phone)) throw invalidField('phone', 'invalid_phone');
  const passwordHash = await deps.passwords.hash(customer.password);
  const now = deps.clock.now();
  const rest = {
    ...{ phone, uniquePhone: deps.config.phoneUnique ? phone : null, gender: null, dateOfBirth: null },
    ...{ emailAllowed: false, smsAllowed: false, whatsappAllowed: false, callAllowed: null },
    ...{ languageCode: deps.config.defaultLanguage, attributes: { register_client_type: 'default', confirm: true } },
  };
  try {
    return await deps.db.transaction().execute(async (tx) => {
      const id = await insertCustomer(tx, {
        ...{ ...person, ...rest, passwordHash },
        ...{ emailVerifiedAt: now, lastLogin: null, now },
      });
      await announceConfirmed(deps, tx, { customerId: id, email, now });
      return id;
    });
  } catch (error) {
    throw takenRefusal(error) ?? error;
  }
}

/** The registered customer with an address, active or not; null where nobody registered it. */
export function findCustomer(deps: Pick<DeskDeps, 'db' | 'clock'>, email: string): Promise<CustomerSummary | null> {
  return findCustomerSummary(deps.db, normaliseEmail(email) ?? '', deps.clock.now());
}

/** @throws Refusal not_found not_found when no registered customer has the address */
export async function showCustomer(deps: DeskDeps, email: string): Promise<CustomerSummary> {
  const summary = await findCustomer(deps, email);
  if (summary === null) throw notFound();
  return summary;
}

/**
 * Shuts a customer out: no login, and every session ends now.
 * @returns how many sessions ended
 * @throws Refusal not_found not_found
 */
export async function disableCustomer(deps: DeskDeps, email: string): Promise<number> {
  const { id } = await showCustomer(deps, email);
  return deps.db.transaction().execute(async (tx) => {
    await updateActive(tx, id, { active: false, now: deps.clock.now() });
    return endAllSessions(deps.clock, tx, id);
  });
}

/**
 * Puts a customer into a segment, whose prices count from the next request on; null takes them out.
 * @throws Refusal not_found not_found; invalid under `segment` for a name with other than a-z, 0-9, `_` and `-`
 */
export async function setSegment(deps: DeskDeps, email: string, segment: string | null): Promise<void> {
  if (segment !== null && !/^[a-z0-9_-]{1,40}$/.test(segment)) throw invalidField('segment', 'invalid');
  const { id } = await showCustomer(deps, email);
  await updateSegment(deps.db, id, { segment, now: deps.clock.now() });
}
