import type { OrderCard, OrderPayment, PlaceRequest } from '../../orders/index.ts';
import { orderAddress } from '../reading/delivery.rules.ts';
import type { PaymentMethod, PaymentType } from '../../payments/index.ts';
import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';

const METHODS: Readonly<Record<PaymentType, PaymentMethod>> = {
  credit_card: 'card',
  saved_card: 'card',
  funds_transfer: 'transfer',
  pay_on_delivery: 'on_delivery',
  loyalty_money: 'balance',
  redirection: 'redirection',
};

const BIN_OF_ORDERS = 6;

/** What the order of a complete checkout is made of; null where something is missing. */
export function placeRequestOf(
  checkout: Checkout,
  { card, threeD, saveCard, receipt }: Pick<PlaceRequest, 'card' | 'threeD' | 'saveCard' | 'receipt'>,
): PlaceRequest | null {
  const { shopper, chosen, caller, basket, amounts, choices } = checkout;
  const { shippingAddress, billingAddress, quote } = chosen;
  const payment = paymentOf(checkout);
  if (shopper === null || shippingAddress === null || billingAddress === null || quote === null) return null;
  if (payment === null) return null;
  const { customerId, isGuest, email, phone } = shopper;
  return {
    ...{ caller, buyer: { customerId, isGuest, email, phone }, basket, deliveryType: chosen.deliveryType },
    ...{ shippingAddress, billingAddress: orderAddress(billingAddress) },
    shipping: { id: quote.id, key: quote.key, names: quote.names, taxRate: quote.taxRate },
    ...{ payment, amounts, giftCardId: amounts.giftCard > 0 ? choices.giftCardId : null },
    ...{ giftBox: choices.giftBox, notes: choices.notes },
    gateway: payment.method === 'balance' ? null : (chosen.paymentOption?.gateway ?? null),
    ...{ card, threeD, saveCard, receipt },
  };
}

function paymentOf({ chosen, choices, amounts }: Checkout): OrderPayment | null {
  const { paymentOption, bankAccount, paymentChoice, card, savedCard } = chosen;
  if (paymentOption === null) return null;
  const { id, key, names, type } = paymentOption;
  const option = { id, key, names, type };
  if (unpaidOf(amounts) === 0) {
    return { option, method: 'balance', card: null, bankAccountId: null, bank: null, choice: null };
  }
  const choice = paymentChoice && { value: paymentChoice.value, names: paymentChoice.names };
  return {
    ...{ option, method: METHODS[type], card: cardOf(chosen, choices.bin), choice },
    ...(savedCard === null ? {} : { savedCardId: savedCard.id }),
    bankAccountId: bankAccount && bankAccount.id,
    bank: bankAccount?.bank ?? card?.bank ?? null,
  };
}

function cardOf({ card, savedCard, instalments }: Checkout['chosen'], typed: string | null): OrderCard | null {
  const bin = savedCard === null ? typed : savedCard.bin;
  if (card === null || instalments === null || (bin === null && savedCard === null)) return null;
  const { id: installmentPlanId, count: installmentCount } = instalments.plan;
  return { id: card.id, installmentPlanId, installmentCount, bin: bin?.slice(0, BIN_OF_ORDERS) ?? null };
}
