import type { Order, OrderEvent } from '@arasta/client';
import { shop } from '../shop.ts';

/**
 * What happened to an order that may be a guest's: the shop tells whose session it is, and of a guest's orders only of the
 * last one, whichever is asked for. Undefined where it does not tell.
 */
export async function eventsOf({ id }: Order, signal?: AbortSignal): Promise<readonly OrderEvent[] | undefined> {
  try {
    const told = await shop.getOrder({ id }, { signal });
    return told.id === id ? await shop.getOrderTimeline({ id }, { signal }) : undefined;
  } catch {
    // The order itself is there: without its history it is worth showing.
    return undefined;
  }
}
