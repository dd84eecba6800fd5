import type { Texts } from '../../kernel/texts.ts';
import type { Issuer } from './cards/cards.queries.ts';
import type { HandOver, PaymentFailure } from './gateways/gateway.ts';

export type PaymentType =
  'credit_card' | 'saved_card' | 'funds_transfer' | 'pay_on_delivery' | 'loyalty_money' | 'redirection';

/** A way to pay that the shop offers. */
export interface PaymentOption {
  readonly id: number;
  /** The merchant's own; also its slug, and what promotions name. */
  readonly key: string;
  readonly names: Texts;
  readonly type: PaymentType;
  /** Of cards and redirections. */
  readonly gateway: string | null;
  readonly threeD: 'never' | 'optional' | 'always';
  /** Of pay on delivery. */
  readonly choices: readonly PaymentChoice[];
  readonly conditions: PaymentConditions;
}

export interface PaymentChoice {
  readonly value: string;
  readonly names: Texts;
  /** Currency → minor units; a currency that is not there has no fee. */
  readonly fees: Readonly<Record<string, number>>;
}

/** When an option can be chosen; what is not there does not matter. */
export interface PaymentConditions {
  readonly currencies?: readonly string[];
  /** ISO 3166 alpha-2, capitals. */
  readonly countries?: readonly string[];
  readonly deliveryTypes?: readonly ('customer' | 'retail_store')[];
  /** Currency → minor units. */
  readonly minAmount?: Readonly<Record<string, number>>;
  readonly maxAmount?: Readonly<Record<string, number>>;
  readonly customersOnly?: boolean;
}

/** What the choice of options goes by. */
export interface PaymentSituation {
  readonly currency: string;
  readonly countryCode: string | null;
  readonly deliveryType: 'customer' | 'retail_store' | null;
  /** Minor units, what is to be paid. */
  readonly amount: number;
  readonly isGuest: boolean;
}

/** Where money is transferred to. */
export interface BankAccount {
  readonly id: number;
  readonly iban: string;
  readonly holderName: string;
  readonly descriptions: Texts;
  /** Null for money of any currency. */
  readonly currency: string | null;
  readonly position: number;
  readonly bank: Issuer;
}

export type AttemptState =
  'started' | 'pending' | 'awaiting' | 'captured' | 'declined' | 'cancelled' | 'voiding' | 'voided';

export type PaymentMethod = 'card' | 'redirection' | 'transfer' | 'on_delivery' | 'balance';

/** One attempt at paying an order. */
export interface Attempt {
  readonly id: number;
  readonly reference: string;
  readonly orderNumber: string;
  readonly optionId: number;
  readonly method: PaymentMethod;
  readonly gateway: string | null;
  readonly state: AttemptState;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly installmentCount: number;
  readonly refundedAmount: number;
  readonly gatewayReference: string | null;
  readonly failure: PaymentFailure | null;
  readonly handOver: HandOver | null;
  /** The customer whose card is to be kept once the money is there, and is not yet. */
  readonly saveCardFor: number | null;
  /** When the shopper's time at the bank is over; null for no end. */
  readonly expiresAt: Date | null;
  readonly createdDate: Date;
}
