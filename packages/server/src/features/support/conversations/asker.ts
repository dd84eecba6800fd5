import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { isLinkGood } from '../links/links.rules.ts';
import type { SupportDeps } from '../support.deps.ts';
import { onTicket } from '../writing/taking.service.ts';
import type { LockedTicket } from '../writing/tickets.queries.ts';

/** Whose conversation it is: the registered customer who opened it, or whoever holds the link that a mail brought. */
export type Asker =
  | { readonly by: 'customer'; readonly number: string; readonly customerId: number }
  | { readonly by: 'link'; readonly number: string; readonly token: string };

interface Owned {
  readonly id: number;
  readonly customerId: number | null;
  readonly linkNonce: string;
}

export function mayRead(deps: Pick<SupportDeps, 'signer' | 'config'>, asker: Asker, ticket: Owned, now: Date): boolean {
  if (asker.by === 'customer') return ticket.customerId === asker.customerId;
  return isLinkGood(deps, ticket, asker.token, now);
}

/** Does something to the asker's ticket under its lock. @throws Refusal not_found, the same for unknown and foreign ones */
export function onOwnTicket<Result>(
  deps: SupportDeps,
  asker: Asker,
  work: (tx: Tx, ticket: LockedTicket, now: Date) => Promise<Result>,
): Promise<Result> {
  return onTicket(deps, asker.number, async (tx, ticket, now) => {
    if (!mayRead(deps, asker, ticket, now)) throw notFound();
    return work(tx, ticket, now);
  });
}
