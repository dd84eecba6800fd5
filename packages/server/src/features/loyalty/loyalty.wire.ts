import { message, translate } from '../../kernel/messages/index.ts';
import { formatAmount } from '../../kernel/money.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { Balance, CurrencyBalance, LoyaltyTransaction } from './money/balance.ts';

/** What a customer can spend (Wire: docs/protocol/loyalty.md). */
export function presentBalance({ currency, amount }: Balance) {
  return { currency: presentCurrency(currency), amount: formatAmount(amount) };
}

/** What of it expires next; none where nothing does. */
export function presentExpiring({ currency, expiring, expiresAt }: CurrencyBalance) {
  if (expiring === null || expiresAt === null) return [];
  return [{ ...presentBalance({ currency, amount: expiring }), date: formatDateTime(expiresAt) }];
}

/** A number, unlike nearly all other amounts. */
export function presentSum(amount: number) {
  return { balance: Number(formatAmount(amount)) };
}

/** A line of the ledger as the protocol has it. */
export function presentBooking({ amount, currency, orderNumber, createdDate }: LoyaltyTransaction) {
  const created_date = formatDateTime(createdDate);
  return {
    ...{ amount: formatAmount(amount), currency: presentCurrency(currency), created_date },
    transaction: { order: orderNumber, created_date },
  };
}

/** A line of the ledger. References are the shop's own: customers see orders only. */
export function presentTransaction(transaction: LoyaltyTransaction, language: string) {
  const { id, amount, currency, reason, orderNumber, createdDate } = transaction;
  return {
    ...{ pk: id, amount: formatAmount(amount), currency: presentCurrency(currency) },
    reason: { value: reason, label: translate(message(`loyalty_${reason}`), language) },
    ...{ order: orderNumber, created_date: formatDateTime(createdDate) },
  };
}

function presentCurrency(currency: string) {
  return { value: currency, label: currency.toUpperCase() };
}
