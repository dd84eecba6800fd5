import { Type } from 'typebox';
import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';
import { findById } from '../reading/delivery.rules.ts';
import { presentBankAccount } from '../wire/options.wire.ts';
import { agreed } from './agreement.ts';
import { pk, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

function isByTransfer({ chosen, amounts }: Checkout): boolean {
  return chosen.paymentOption?.type === 'funds_transfer' && unpaidOf(amounts) > 0;
}

const Fields = Type.Object({ bank_account: pk() });

/** To which of the shop's accounts. */
export const transferChoicePage: StepPage = {
  name: 'FundsTransferChoicePage',
  resets: [],
  isOnTheWay: isByTransfer,
  isDone: ({ chosen }) => chosen.bankAccount !== null,
  ...submission(Fields, ({ bank_account: wanted }, { offers }: Checkout) =>
    findById(offers.bankAccounts, wanted) === null
      ? unknownPk('bank_account', wanted)
      : { kind: 'chosen', sets: { bankAccountId: wanted } },
  ),
  context: ({ checkout: { offers, caller }, config }) => ({
    bank_accounts: offers.bankAccounts.map((account) => presentBankAccount(config, account, caller.language)),
  }),
  nothing: { bank_accounts: [] },
};

/** The shopper promises to transfer the money. */
export const transferPage: StepPage = {
  name: 'FundsTransferPage',
  resets: [],
  isOnTheWay: isByTransfer,
  isDone: () => false,
  places: true,
  ...agreed,
  context: () => ({}),
};
