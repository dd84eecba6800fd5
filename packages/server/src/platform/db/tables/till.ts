import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import { erased, impersonal, internal, kept, money, type PersonalData, plain, secret } from '../personal-data.ts';

export interface TillTables {
  bank_accounts: BankAccountTable;
  forgotten_cards: ForgottenCardTable;
  payment_attempts: PaymentAttemptTable;
  payment_notices: PaymentNoticeTable;
  payment_options: PaymentOptionTable;
  payment_refunds: PaymentRefundTable;
  saved_cards: SavedCardTable;
  simulated_cards: SimulatedCardTable;
  simulated_payments: SimulatedPaymentTable;
  simulated_switch_uses: SimulatedSwitchUseTable;
  simulated_switches: SimulatedSwitchTable;
}

type Id = ColumnType<number, never, never>;

interface PaymentOptionTable {
  id: Generated<number>;
  key: string;
  names: JSONColumnType<Record<string, unknown>>;
  payment_type: 'credit_card' | 'saved_card' | 'funds_transfer' | 'pay_on_delivery' | 'loyalty_money' | 'redirection';
  gateway: string | null;
  three_d: Generated<'never' | 'optional' | 'always'>;
  choices: JSONColumnType<unknown[]>;
  conditions: JSONColumnType<Record<string, unknown>>;
  position: Generated<number>;
  is_active: Generated<boolean>;
}

interface BankAccountTable {
  id: Generated<number>;
  bank_id: number;
  iban: string;
  holder_name: string;
  descriptions: JSONColumnType<Record<string, unknown>>;
  currency: string | null;
  position: Generated<number>;
  is_active: Generated<boolean>;
}

interface PaymentAttemptTable {
  id: Id;
  reference: string;
  order_number: string;
  option_id: number;
  method: 'card' | 'redirection' | 'transfer' | 'on_delivery' | 'balance';
  gateway: string | null;
  state: 'started' | 'pending' | 'awaiting' | 'captured' | 'declined' | 'cancelled' | 'voiding' | 'voided';
  amount: number;
  currency: string;
  installment_count: Generated<number>;
  refunded_amount: Generated<number>;
  gateway_reference: string | null;
  failure: string | null;
  hand_over: JSONColumnType<Record<string, unknown> | null>;
  check_at: Date | null;
  checks: Generated<number>;
  expires_at: Date | null;
  save_card_for: Generated<number | null>;
  created_date: Date;
  modified_date: Date;
}

interface PaymentRefundTable {
  id: Id;
  attempt_id: number;
  reference: string;
  amount: number;
  state: Generated<'started' | 'done' | 'failed'>;
  gateway_reference: string | null;
  failure: string | null;
  created_date: Date;
  modified_date: Date;
}

interface PaymentNoticeTable {
  gateway: string;
  notice: string;
  received_at: Date;
}

interface SimulatedPaymentTable {
  reference: string;
  amount: number;
  currency: string;
  scenario: string;
  state: 'waiting' | 'captured' | 'declined' | 'voided';
  refunded_amount: Generated<number>;
  refunds: JSONColumnType<Record<string, unknown>>;
  failure: string | null;
  created_date: Date;
}

interface SimulatedSwitchUseTable {
  reference: string;
  act: string;
}

interface SimulatedSwitchTable {
  id: Generated<boolean>;
  act: string;
  remaining: number | null;
  set_date: Date;
}

interface SavedCardTable {
  id: Id;
  customer_id: number;
  token: Generated<string>;
  gateway: string;
  gateway_token: string;
  fingerprint: string | null;
  bin: string | null;
  last_digits: string;
  brand: string | null;
  expiry_month: number | null;
  expiry_year: number | null;
  name: Generated<string | null>;
  is_default: Generated<boolean>;
  created_date: Date;
  modified_date: Date;
}

interface ForgottenCardTable {
  id: Id;
  gateway: string;
  gateway_token: string;
  tries: Generated<number>;
  due_at: Date;
}

interface SimulatedCardTable {
  token: string;
  reference: string;
  scenario: string;
  fingerprint: string;
  bin: string;
  last_digits: string;
  brand: string;
  expiry_month: number;
  expiry_year: number;
  created_date: Date;
}

export const TILL_DATA: PersonalData<TillTables> = {
  bank_accounts: impersonal(
    'id',
    'bank_id',
    'iban',
    'holder_name',
    'descriptions',
    'currency',
    'position',
    'is_active',
  ),
  forgotten_cards: impersonal('id', 'gateway', 'gateway_token', 'tries', 'due_at'),
  payment_attempts: {
    owner: { parent: 'orders', column: 'order_number', key: 'number' },
    archive: 'payments',
    ends: 'Never: the books.',
    named: { option_id: ['payment_options', 'names'] },
    columns: {
      ...plain('id', 'option_id', 'method', 'state', 'currency', 'installment_count', 'failure', 'created_date'),
      ...plain('modified_date'),
      ...money('amount', 'refunded_amount'),
      ...internal('reference', 'order_number', 'gateway', 'hand_over', 'check_at', 'checks', 'expires_at'),
      ...kept('Books: to find the payment with the bank, and to give money back', 'gateway_reference'),
      ...kept('Until the payment’s end: a gateway that kept a card for nobody has to forget it', 'save_card_for'),
    },
  },
  payment_notices: impersonal('gateway', 'notice', 'received_at'),
  payment_options: impersonal(
    'id',
    'key',
    'names',
    'payment_type',
    'gateway',
    'three_d',
    'choices',
    'conditions',
    'position',
    'is_active',
  ),
  payment_refunds: {
    owner: { parent: 'payment_attempts', column: 'attempt_id' },
    archive: 'refunds',
    ends: 'Never: the books.',
    columns: {
      ...plain('id', 'state', 'failure', 'created_date', 'modified_date'),
      ...money('amount'),
      ...internal('attempt_id', 'reference'),
      ...kept('Books: to find the refund with the bank', 'gateway_reference'),
    },
  },
  saved_cards: {
    owner: { customer: 'customer_id' },
    archive: 'saved_cards',
    ends: 'Removed by the customer.',
    columns: {
      ...plain('id', 'brand', 'is_default', 'created_date', 'modified_date'),
      ...internal('token', 'gateway'),
      ...erased('customer_id', 'bin', 'last_digits', 'expiry_month', 'expiry_year', 'name'),
      ...secret('gateway_token', 'fingerprint'),
    },
  },
  simulated_cards: impersonal(
    'token',
    'reference',
    'scenario',
    'fingerprint',
    'bin',
    'last_digits',
    'brand',
    'expiry_month',
    'expiry_year',
    'created_date',
  ),
  simulated_payments: impersonal(
    'reference',
    'amount',
    'currency',
    'scenario',
    'state',
    'refunded_amount',
    'refunds',
    'failure',
    'created_date',
  ),
  simulated_switch_uses: impersonal('reference', 'act'),
  simulated_switches: impersonal('id', 'act', 'remaining', 'set_date'),
};
