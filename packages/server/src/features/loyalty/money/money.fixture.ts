import type { TestShop } from '../../../../tests/support/app.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type AccountKind, grantLoyalty } from '../index.ts';

export function inTransaction<Result>(shop: TestShop, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return shop.deps.db.transaction().execute(work);
}

/** Gives euros, in minor units, once for each call. */
export async function give(
  shop: TestShop,
  email: string,
  amounts: Partial<Record<AccountKind, number>>,
): Promise<void> {
  for (const kind of ['refund', 'bank', 'sale'] as const) {
    const amount = amounts[kind];
    if (amount === undefined) continue;
    await grantLoyalty(shop.deps, { email, currency: 'eur', amount, kind, reference: null });
  }
}

/** The accounts of a customer and all their transactions, for proving that nothing changed. */
export async function ledgerOf(shop: TestShop, customerId: number) {
  const { db } = shop.deps;
  const accounts = await db
    .selectFrom('loyalty_accounts')
    .select(['id', 'currency', 'kind', 'balance'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
  const transactions = await db
    .selectFrom('loyalty_transactions')
    .innerJoin('loyalty_accounts', 'loyalty_accounts.id', 'account_id')
    .select(['account_id', 'kind', 'amount', 'reason', 'reference'])
    .where('customer_id', '=', customerId)
    .orderBy('loyalty_transactions.id')
    .execute();
  return { accounts, transactions };
}
