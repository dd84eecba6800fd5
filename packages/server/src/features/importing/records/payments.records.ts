import { plainIban } from '../../../kernel/iban.ts';
import { type Static, Type } from 'typebox';
import {
  type BankAccountInput,
  type PaymentConditions,
  type PaymentOptionInput,
  saveBankAccounts,
  savePaymentOptions,
} from '../../payments/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import { readCurrency } from './product.reading.ts';
import { readAmounts } from './promotion.reading.ts';
import type { RecordType } from './record-type.ts';
import { anything, key, keys, nullable, numeric, optional, text, texts, truth, word } from './shapes.ts';
import { distinct, readName, readTexts, readTruth, readWhole } from './values.ts';

const TYPES = [
  'credit_card',
  'saved_card',
  'funds_transfer',
  'redirection',
  'pay_on_delivery',
  'loyalty_money',
] as const;
const POSITION = { from: -1_000_000, to: 1_000_000 };

const ChoicePart = Type.Object(
  {
    value: key('Your name for it, such as `cash`; what checkout sends.', 60),
    name: texts('What people read.', 255),
    fee: optional(anything('On top of the order, by currency: `{"eur": "2.00"}`. Default: none.')),
  },
  { reason: 'is not {"value", "name", "fee"}' },
);

const ConditionsPart = Type.Object(
  {
    currencies: optional(keys('', 100)),
    countries: optional(keys('', 300)),
    delivery_types: optional(keys('', 2)),
    min_amount: optional(anything('')),
    max_amount: optional(anything('')),
    customers_only: optional(truth('')),
  },
  {
    description:
      'When it can be chosen, any of: `{"currencies": ["eur"], "countries": ["TR"], "delivery_types": ["customer", "retail_store"], "min_amount": {"eur": "10"}, "max_amount": {"eur": "500"}, "customers_only": true}`.',
    reason: 'is not {"currencies", "countries", "delivery_types", "min_amount", "max_amount", "customers_only"}',
  },
);

const PaymentOptionRecord = Type.Object({
  type: Type.Literal('payment_option'),
  key: key('Small letters, digits and hyphens; what promotions name.'),
  name: texts('What people read.', 255),
  payment_type: word(`\`${TYPES.join('`, `')}\`.`, ...TYPES),
  gateway: nullable(key('Of `credit_card`, `saved_card` and `redirection`: the gateway that it goes through.', 60)),
  three_d: optional(
    word(
      'Of `credit_card` and `saved_card`: `never`, `optional` (as the storefront asks for it) or `always` 3-D Secure. Default: `optional`.',
      ...(['never', 'optional', 'always'] as const),
    ),
  ),
  choices: optional(
    Type.Array(ChoicePart, {
      description: 'Of `pay_on_delivery`: how it can be paid at the door.',
      maxItems: 20,
      reason: 'is not a list of up to 20 choices',
    }),
  ),
  conditions: optional(ConditionsPart),
  position: optional(numeric('Place among the options. Default: 0.')),
  active: optional(truth('Whether it is offered. Default: true.')),
});

const isOption = checkOf(PaymentOptionRecord);

export const paymentOptionType: RecordType<PaymentOptionInput> = {
  name: 'payment_option',
  plural: 'payment options',
  kind: 'payment_option',
  schema: PaymentOptionRecord,
  read: (value, complaints) => (isOption(value, complaints) ? readOption(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: (deps, tx, inputs) => savePaymentOptions(tx, inputs, deps.clock.now()),
};

function readOption(record: Static<typeof PaymentOptionRecord>, complaints: Complaints): PaymentOptionInput {
  return {
    key: record.key,
    names: readName(record.name, 'name', complaints),
    type: record.payment_type,
    gateway: record.gateway ?? null,
    threeD: record.three_d ?? 'optional',
    choices: (record.choices ?? []).map(({ value, name, fee }, index) => ({
      value,
      names: readName(name, `choices[${index}].name`, complaints),
      fees: fee === undefined ? {} : readAmounts(fee, `choices[${index}].fee`, complaints),
    })),
    conditions: readConditions(record.conditions ?? {}, complaints),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

function readConditions(given: Static<typeof ConditionsPart>, complaints: Complaints): PaymentConditions {
  const { currencies, countries, delivery_types: deliveries, min_amount: min, max_amount: max } = given;
  return {
    ...(currencies === undefined ? {} : { currencies: readCurrencies(currencies, complaints) }),
    ...(countries === undefined ? {} : { countries: distinct(countries).map((code) => readCountry(code, complaints)) }),
    ...(deliveries === undefined ? {} : { deliveryTypes: readDeliveries(deliveries, complaints) }),
    ...(min === undefined ? {} : { minAmount: readAmounts(min, 'conditions.min_amount', complaints) }),
    ...(max === undefined ? {} : { maxAmount: readAmounts(max, 'conditions.max_amount', complaints) }),
    ...(readTruth(given.customers_only, 'conditions.customers_only', complaints, false) ? { customersOnly: true } : {}),
  };
}

function readCurrencies(given: readonly string[], complaints: Complaints): string[] {
  return distinct(given).map((code) => readCurrency(code, 'conditions.currencies', complaints));
}

function readCountry(code: string, complaints: Complaints): string {
  if (!/^[A-Z]{2}$/.test(code)) complaints.refuse('conditions.countries', `${shown(code)} is not a country: write TR`);
  return code;
}

const DELIVERIES = ['customer', 'retail_store'] as const;

function readDeliveries(given: readonly string[], complaints: Complaints) {
  const strange = given.find((name) => !DELIVERIES.some((known) => known === name));
  if (strange !== undefined) {
    complaints.refuse('conditions.delivery_types', `${shown(strange)} is neither customer nor retail_store`);
  }
  return DELIVERIES.filter((name) => given.includes(name));
}

const BankAccountRecord = Type.Object({
  type: Type.Literal('bank_account'),
  iban: text('Blanks allowed.', 60),
  holder_name: text('Whose it is.', 255),
  bank: Type.Object(
    { key: key(''), name: text('', 255), logo: nullable(text('')) },
    {
      description: '`{"key", "name", "logo"}`; the logo is a file beside this one or an address.',
      reason: 'is not {"key", "name", "logo"}',
    },
  ),
  description: optional(texts('What people read beside it.', 1000)),
  currency: nullable(text('Only for orders in this currency. Default: for any.', 3)),
  position: optional(numeric('Place among the accounts. Default: 0.')),
  active: optional(truth('Whether it is offered. Default: true.')),
});

const isAccount = checkOf(BankAccountRecord);

export const bankAccountType: RecordType<BankAccountInput> = {
  name: 'bank_account',
  plural: 'bank accounts',
  kind: 'bank_account',
  schema: BankAccountRecord,
  read: (value, complaints) => (isAccount(value, complaints) ? readAccount(value, complaints) : null),
  keyOf: (input) => input.iban,
  claims: (input) => [{ key: input.iban, path: 'iban' }],
  needs: () => [],
  complete: async (input, take) => {
    const { logo } = input.bank;
    return { ...input, bank: { ...input.bank, logo: logo === null ? null : await take(logo, 'bank.logo') } };
  },
  save: (deps, tx, inputs) => saveBankAccounts(tx, inputs, deps.clock.now()),
};

function readAccount(record: Static<typeof BankAccountRecord>, complaints: Complaints): BankAccountInput {
  return {
    iban: plainIban(record.iban),
    holderName: record.holder_name,
    bank: { ...record.bank, logo: record.bank.logo ?? null },
    descriptions: readTexts(record.description, 'description', complaints),
    currency: record.currency == null ? null : readCurrency(record.currency, 'currency', complaints),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}
