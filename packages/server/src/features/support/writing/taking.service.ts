import { notFound } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { SupportDeps } from '../support.deps.ts';
import { type LockedTicket, lockTicket } from './tickets.queries.ts';

/** Does something to a ticket that nobody else changes meanwhile, in one transaction. @throws Refusal not_found */
export function onTicket<Result>(
  { db, clock }: Pick<SupportDeps, 'db' | 'clock'>,
  number: string,
  work: (tx: Tx, ticket: LockedTicket, now: Date) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    const ticket = await lockTicket(tx, number);
    if (ticket === null) throw notFound();
    return work(tx, ticket, clock.now());
  });
}
