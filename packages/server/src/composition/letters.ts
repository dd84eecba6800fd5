import type { ConfirmHook, EraseHook } from '../features/accounts/index.ts';
import { findBaskets } from '../features/basket/index.ts';
import { eraseNotificationsOf, type NotificationDeps, notificationHooks } from '../features/notifications/index.ts';
import { deleteWaitingAlerts } from '../features/wishlist/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Signer } from '../platform/crypto/index.ts';
import type { Executor } from '../platform/db/index.ts';

interface Tools {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  readonly signer: Signer;
}

/** Hooks that others have given already. */
interface Before {
  readonly onEmailConfirmed: readonly ConfirmHook[];
  readonly eraseHooks: readonly EraseHook[];
}

/** What people want to be sent: who changes it, who has to know, and what goes when they say no. */
export function letters(tools: Tools, before: Before) {
  const { emailConfirmed, ...hooks } = notificationHooks(tools);
  const ownsBasket: NotificationDeps['ownsBasket'] = async ({ session, customer }, basketId) => {
    if (session === null) return false;
    const owner = { customerId: customer?.id ?? null, sessionId: session.id };
    return (await findBaskets(tools.db, owner)).some(({ id }) => id === basketId);
  };
  return {
    ...hooks,
    ownsBasket,
    dropAlerts: deleteWaitingAlerts,
    onEmailConfirmed: [...before.onEmailConfirmed, emailConfirmed],
    eraseHooks: [...before.eraseHooks, eraseNotificationsOf],
  };
}
