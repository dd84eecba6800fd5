import { Type } from 'typebox';
import { PAYMENT_DETAILS } from '../choices/choices.ts';
import { findById } from '../reading/delivery.rules.ts';
import { presentBankAccount, presentPaymentOption } from '../wire/options.wire.ts';
import { pk, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

const Fields = Type.Object({ payment_option: pk() });

// Devices in stores get an address here to take the checkout over by; this shop has none.
const NO_DEVICE = { checkout_url: null, status_url: null };

/** How the order is paid. */
export const paymentOptionPage: StepPage = {
  name: 'PaymentOptionSelectionPage',
  resets: PAYMENT_DETAILS,
  // Clients choose the same option again to come back from a provider's page.
  alwaysResets: true,
  isOnTheWay: () => true,
  isDone: ({ chosen }) => chosen.paymentOption !== null,
  ...submission(Fields, ({ payment_option: wanted }, { offers }) =>
    findById(offers.paymentOptions, wanted) === null
      ? unknownPk('payment_option', wanted)
      : { kind: 'chosen', sets: { paymentOptionId: wanted } },
  ),
  context: ({ checkout: { offers, chosen, basket, caller }, config }) => ({
    payment_options: offers.paymentOptions.map((option) => presentPaymentOption(option, basket.showing)),
    unavailable_options: offers.otherOptions.map((option) => presentPaymentOption(option, basket.showing)),
    ...NO_DEVICE,
    ...(chosen.paymentOption?.type === 'funds_transfer'
      ? { bank_accounts: offers.bankAccounts.map((account) => presentBankAccount(config, account, caller.language)) }
      : {}),
  }),
  nothing: { payment_options: [], unavailable_options: [], ...NO_DEVICE },
  // The accounts are documented here, and read by clients wherever they are.
  showsItself: ({ chosen }) => chosen.paymentOption?.type === 'funds_transfer',
};
