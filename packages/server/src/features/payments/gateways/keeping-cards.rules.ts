import type { Gateways } from './gateway.ts';

/** Whether a gateway keeps cards, and is paid with them; not for one that the shop does not have, or for none. */
export function keepsCards(gateways: Gateways, gateway: string | null): boolean {
  return gateway !== null && gateways.get(gateway)?.forgetCard !== undefined;
}
