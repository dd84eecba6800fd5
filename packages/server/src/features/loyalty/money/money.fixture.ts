import type { TestShop } from '../../../../tests/support/app.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type AccountKind, grantLoyalty } from '../index.ts';
import { putIn } from './money.queries.ts';

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

/** Gives euros that expire, in minor units, as an order would that earned them. @returns the order's number */
export async function earn(
  shop: TestShop,
  customerId: number,
  { amount, expiresAt, now = shop.clock.now() }: { amount: number; expiresAt: Date | null; now?: Date },
): Promise<string> {
  const { db } = shop.deps;
  const number = shop.deps.random.text(12, '0123456789');
  const { id } = await db
    .insertInto('loyalty_earnings')
    .values({
      ...{ customer_id: customerId, order_number: number, currency: 'eur', rate: 10_000, counts: 'goods' },
      ...{ counted_amount: amount, paid_amount: amount, state: 'earned', amount },
      ...{ created_date: now, modified_date: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const money = { customerId, currency: 'eur', amount, reference: number, now };
  await inTransaction(shop, (tx) => putIn(tx, { ...money, kind: 'sale', reason: 'earn', earningId: id, expiresAt }));
  return number;
}

/** What is left of a customer's lots, the first to be spent first: `500 until 2030-05-01`. */
export async function lotsOf(shop: TestShop, customerId: number): Promise<string[]> {
  const lots = await shop.deps.db
    .selectFrom('loyalty_lots')
    .innerJoin('loyalty_accounts', 'loyalty_accounts.id', 'account_id')
    .select(['kind', 'left_amount', 'expires_at'])
    .where('customer_id', '=', customerId)
    .orderBy('loyalty_lots.id')
    .execute();
  const kinds = ['sale', 'bank', 'refund'];
  const until = (date: Date | null) => date?.toISOString().slice(0, 10) ?? 'ever';
  return lots
    .sort((a, b) => {
      const rank = kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
      return rank !== 0 ? rank : until(a.expires_at).localeCompare(until(b.expires_at));
    })
    .map(({ left_amount: left, expires_at: date }) => `${left} until ${until(date)}`);
}
