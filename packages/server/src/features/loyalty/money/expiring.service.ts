import type { Executor } from '../../../platform/db/index.ts';
import { type Expired, findExpired, sumExpired, takeExpired } from './expiring.queries.ts';
import { lockAccounts } from './money.queries.ts';

export type { Expired };

const LOTS_AT_ONCE = 500;

/**
 * Takes money that has expired out of the books, customer by customer in transactions of their own; nobody could spend it any
 * more before. Done by two at once, it is taken out once.
 * @returns by currency, what this call has taken out
 */
export async function expireLoyalty({ db }: { readonly db: Executor }, now: Date): Promise<Expired[]> {
  const done = new Map<string, Expired>();
  for (;;) {
    const due = await findExpired(db, now, LOTS_AT_ONCE);
    if (due.length === 0) return [...done.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    for (const { customerId, currency } of due) {
      const taken = await expireOf(db, { customerId, currency, now });
      const { amount, customers } = done.get(currency) ?? { amount: 0, customers: 0 };
      if (taken > 0) done.set(currency, { currency, amount: amount + taken, customers: customers + 1 });
    }
  }
}

/** What `expireLoyalty` would take out, by currency. */
export function previewExpiry({ db }: { readonly db: Executor }, now: Date): Promise<Expired[]> {
  return sumExpired(db, now);
}

function expireOf(
  db: Executor,
  owner: { readonly customerId: number; readonly currency: string; readonly now: Date },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockAccounts(tx, owner.customerId, owner.currency);
    return takeExpired(tx, owner);
  });
}
