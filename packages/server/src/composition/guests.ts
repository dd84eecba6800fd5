import type { EraseGuestHook } from '../features/accounts/index.ts';
import { eraseAddressesOf } from '../features/addresses/index.ts';
import { deleteGuestBaskets } from '../features/basket/index.ts';
import { eraseGuestNotifications } from '../features/notifications/index.ts';
import { eraseOrdersOf, findGuestBaskets } from '../features/orders/index.ts';
import { eraseRedeemedCodes } from '../features/promotions/index.ts';
import { eraseReturnsOf } from '../features/returns/index.ts';
import { eraseGuestTickets } from '../features/support/index.ts';
import { deleteGuestAlerts } from '../features/wishlist/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Signer } from '../platform/crypto/index.ts';

interface Tools {
  readonly config: Config;
  readonly signer: Signer;
}

/** What goes of somebody who never registered, in the order in which rows are locked. */
export function guestErasure(tools: Tools): readonly EraseGuestHook[] {
  return [
    async (tx, { email }) => ({ stockAlerts: await deleteGuestAlerts(tx, email) }),
    // Baskets before orders, as placing locks them.
    async (tx, { email, sessionIds }) => ({
      baskets: await deleteGuestBaskets(tx, { sessionIds, basketIds: await findGuestBaskets(tx, email) }),
    }),
    async (tx, { email }) => {
      await eraseReturnsOf(tx, { guestEmail: email });
      const numbers = await eraseOrdersOf(tx, { guestEmail: email });
      await eraseRedeemedCodes(tx, numbers);
      return { orders: numbers.length };
    },
    async (tx, { email, now }) => ({ tickets: await eraseGuestTickets(tx, email, now) }),
    async (tx, { guestIds }) => ({ addresses: await eraseAddressesOf(tx, guestIds) }),
    (tx, erased) => eraseGuestNotifications(tools, tx, erased),
  ];
}
