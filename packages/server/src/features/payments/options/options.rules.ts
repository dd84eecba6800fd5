import type { PaymentConditions, PaymentOption, PaymentSituation, PaymentType } from '../payment.ts';

// What every storefront can show. Clients choose the first of the list unasked, even where they cannot show it.
const BUILT_IN: ReadonlySet<PaymentType> = new Set(['credit_card', 'funds_transfer', 'redirection']);

/** Types that every storefront can show come first; otherwise the order stays. */
export function inOrder(options: readonly PaymentOption[]): PaymentOption[] {
  const [first, last] = [
    options.filter(({ type }) => BUILT_IN.has(type)),
    options.filter(({ type }) => !BUILT_IN.has(type)),
  ];
  return [...first, ...last];
}

// Guests have neither.
const CUSTOMERS_ONLY: ReadonlySet<PaymentType> = new Set(['loyalty_money', 'saved_card']);

/** Whether an option can be chosen now. A country or delivery that is not known yet meets no condition about it. */
export function isOffered({ type, conditions }: PaymentOption, situation: PaymentSituation): boolean {
  if (situation.isGuest && (CUSTOMERS_ONLY.has(type) || conditions.customersOnly === true)) return false;
  return (
    isOneOf(conditions.currencies, situation.currency) &&
    isOneOf(conditions.countries, situation.countryCode) &&
    isOneOf(conditions.deliveryTypes, situation.deliveryType) &&
    isWithin(conditions, situation)
  );
}

function isOneOf<Value>(wanted: readonly Value[] | undefined, value: Value | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

function isWithin({ minAmount, maxAmount }: PaymentConditions, { currency, amount }: PaymentSituation): boolean {
  return amount >= (minAmount?.[currency] ?? 0) && amount <= (maxAmount?.[currency] ?? Infinity);
}
