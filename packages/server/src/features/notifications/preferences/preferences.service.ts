import { notAuthenticated } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { changeConsents, type Consents } from '../../accounts/index.ts';
import { type LogDeps, noteConsent } from '../consents/log.service.ts';
import type { NotificationDeps } from '../notifications.deps.ts';
import { findStockAlerts, setStockAlerts } from './preferences.queries.ts';

/** What a customer wants to be sent. */
export interface Preferences {
  /** Marketing by channel: the flags of the customer's record, which the profile shows too. */
  readonly consents: Consents;
  /** Mails about goods that are back, which were asked for. */
  readonly stockAlerts: boolean;
}

/** What the customer who is asking wants to be sent. One statement. */
export async function readPreferences({ db }: NotificationDeps, { customer }: Authenticated): Promise<Preferences> {
  const { emailAllowed, smsAllowed, whatsappAllowed, callAllowed } = customer;
  const consents = { email: emailAllowed, sms: smsAllowed, whatsapp: whatsappAllowed, call: callAllowed };
  return { consents, stockAlerts: await findStockAlerts(db, customer.id) };
}

/** What is to be changed; the rest stays. */
export interface PreferenceChange {
  readonly consents: Partial<Consents>;
  readonly stockAlerts: boolean | null;
}

/**
 * Changes what the customer wants to be sent, and notes it.
 * @returns what they want now
 * @throws Refusal unauthenticated when they were disabled meanwhile
 */
export function changePreferences(
  deps: NotificationDeps,
  caller: Authenticated,
  { consents: wanted, stockAlerts }: PreferenceChange,
): Promise<Preferences> {
  const { id: customerId, email } = caller.customer;
  const said = { source: 'preferences' as const, address: caller.address };
  return deps.db.transaction().execute(async (tx) => {
    const consents = await changeConsents(deps, tx, { customerId, wanted, ...said });
    if (consents === null) throw notAuthenticated();
    if (stockAlerts === null) return { consents, stockAlerts: await findStockAlerts(tx, customerId) };
    const now = deps.clock.now();
    await switchStockAlerts(deps, tx, { customerId, email, isWanted: stockAlerts, ...said, now });
    return { consents, stockAlerts };
  });
}

export interface StockAlertSwitch {
  readonly customerId: number;
  readonly email: string;
  readonly isWanted: boolean;
  readonly source: string;
  readonly address: string | null;
  readonly now: Date;
}

/** Switches stock alerts on or off, and notes it if they were not so before. */
export async function switchStockAlerts(deps: LogDeps, tx: Tx, wanted: StockAlertSwitch): Promise<void> {
  const { isWanted: isGranted, ...person } = wanted;
  if (!(await setStockAlerts(tx, wanted.customerId, isGranted))) return;
  const changes = [{ channel: 'email', isGranted }] as const;
  await noteConsent(deps, tx, { kind: 'stock_alerts', changes, wording: null, ...person });
}
