import { type Message, message } from '../../kernel/messages/index.ts';
import { formatAmount } from '../../kernel/money.ts';
import { textIn } from '../../kernel/texts.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { Condition, Failure, Upsell } from '../promotions/index.ts';
import type { Showing } from '../storefront/index.ts';

/** Why a promotion is not applied, and what would unlock it, in words for the shopper. */
export function failureMessage(failure: Failure, showing: Showing): Message {
  switch (failure.reason) {
    case 'condition':
      return failure.upsell === null
        ? conditionMessage(failure.condition, showing)
        : upsellMessage(failure.upsell, showing);
    case 'not_started':
      return message('promotion_not_started', { date: formatDateTime(failure.at) });
    case 'ended':
      return message('promotion_ended', { date: formatDateTime(failure.at) });
    case 'used_up_by_customer':
      return message('promotion_used_up_by_customer', { limit: failure.limit });
    case 'other_currency':
      return message('promotion_other_currency', { currencies: capitals(failure.currencies) });
    case 'excluded_by':
      return message('promotion_excluded_by', { key: failure.promotionKey });
    default:
      return message(`promotion_${failure.reason}`);
  }
}

/** How far the basket is from an offer. */
export function upsellMessage({ by, remaining, names }: Upsell, { language, fallback, pricing }: Showing): Message {
  const label = textIn(names, language, fallback) ?? '';
  if (by === 'quantity') return message('upsell_quantity', { count: remaining, label });
  return message('upsell_amount', { amount: formatAmount(remaining), currency: pricing.currency.toUpperCase(), label });
}

function conditionMessage(condition: Condition, { pricing }: Showing): Message {
  switch (condition.type) {
    case 'basket_total': {
      const { currency } = pricing;
      const amount = formatAmount(condition.minimum[currency] ?? 0);
      return message('promotion_basket_total', { amount, currency: currency.toUpperCase() });
    }
    case 'quantity':
      return message('promotion_quantity', { count: condition.minimum });
    case 'payment_option':
      return message('promotion_payment_option', { options: condition.anyOf.join(', ') });
    case 'currency':
      return message('promotion_other_currency', { currencies: capitals(condition.anyOf) });
    default:
      return message(`promotion_${condition.type}`);
  }
}

function capitals(currencies: readonly string[]): string {
  return currencies.map((currency) => currency.toUpperCase()).join(', ');
}
