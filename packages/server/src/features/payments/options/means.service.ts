import { type Changes, memo } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Gateways } from '../gateways/gateway.ts';
import { keepsCards } from '../gateways/keeping-cards.rules.ts';
import type { BankAccount, PaymentOption } from '../payment.ts';
import { selectAccounts, selectOptions } from './means.queries.ts';
import { inOrder } from './options.rules.ts';

/** Options and bank accounts in use; read once per process and again after a change. */
export type PaymentMeans = () => Promise<{
  readonly options: readonly PaymentOption[];
  readonly accounts: readonly BankAccount[];
}>;

export interface MeansDeps {
  readonly paymentMeans: PaymentMeans;
  readonly gateways: Gateways;
}

export function paymentMeans(db: Executor, changes: Changes): PaymentMeans {
  return memo(changes, ['payments'], async () => {
    return { options: await selectOptions(db), accounts: await selectAccounts(db) };
  });
}

/**
 * The ways to pay that the shop offers, but for those whose gateway it does not have, or does not keep cards: first the types that every
 * storefront can show (cards, transfers, redirections), within them by position. No statement but after a change.
 */
export async function paymentOptions({ paymentMeans: means, gateways }: MeansDeps): Promise<PaymentOption[]> {
  const { options } = await means();
  return inOrder(options.filter((option) => isPossible(gateways, option)));
}

function isPossible(gateways: Gateways, { type, gateway }: PaymentOption): boolean {
  return type === 'saved_card' ? keepsCards(gateways, gateway) : gateway === null || gateways.has(gateway);
}

/** The accounts that money of a currency can be transferred to, by position. No statement but after a change. */
export async function bankAccounts(
  { paymentMeans: means }: Pick<MeansDeps, 'paymentMeans'>,
  currency: string,
): Promise<BankAccount[]> {
  const { accounts } = await means();
  return accounts.filter((account) => account.currency === null || account.currency === currency);
}
