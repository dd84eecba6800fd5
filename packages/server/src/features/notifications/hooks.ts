import type { Config } from '../../platform/config/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { ConfirmHook, ConsentHook, RegisterHook } from '../accounts/index.ts';
import { recordConsents } from './consents/log.service.ts';
import { applyPermissions } from './permissions/permissions.service.ts';
import { areAlertsMuted } from './preferences/preferences.queries.ts';
import { switchStockAlerts } from './preferences/preferences.service.ts';
import { adoptSubscription } from './subscriptions/confirming.service.ts';
import { unsubscribeLink } from './unsubscribing/links.rules.ts';

export interface HookDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly signer: Signer;
}

/** What composition hands to the features that change consents, or send what somebody may not want. */
export function notificationHooks(deps: HookDeps) {
  const onConsentsChanged: readonly ConsentHook[] = [(tx, changed) => recordConsents(deps, tx, changed)];
  const hooked = { ...deps, onConsentsChanged };
  const onRegistered: readonly RegisterHook[] = [(tx, registered) => applyPermissions(hooked, tx, registered)];
  const emailConfirmed: ConfirmHook = (tx, confirmed) => adoptSubscription(hooked, tx, confirmed);
  return { onConsentsChanged, onRegistered, emailConfirmed, alertConsent: alertConsent(deps) };
}

function alertConsent(deps: HookDeps) {
  return {
    isWanted: async (db: Executor, recipient: { customerId: number | null; address: string }) =>
      !(await areAlertsMuted(db, recipient)),
    wantAgain: (tx: Tx, asked: { customerId: number; email: string; address: string; now: Date }) =>
      switchStockAlerts(deps, tx, { ...asked, isWanted: true, source: 'stock_alert' }),
    unsubscribeLink: (email: string) => unsubscribeLink(deps, { kind: 'stock_alerts', email }),
  };
}
