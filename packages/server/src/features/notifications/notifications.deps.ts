import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { ConsentHook } from '../accounts/index.ts';

/** Whose stock alerts: those of guests with the address, and of the registered customer who has it, if any. */
export interface AlertsOwner {
  readonly email: string;
  readonly customerId: number | null;
}

/** What consents, the newsletter and preferences are built from. */
export interface NotificationDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly onConsentsChanged: readonly ConsentHook[];
  /** Deletes the stock alerts that somebody is waiting for. */
  readonly dropAlerts: (tx: Tx, owner: AlertsOwner) => Promise<void>;
  /** Whether a basket is the caller's own. */
  readonly ownsBasket: (caller: Caller, basketId: number) => Promise<boolean>;
}
