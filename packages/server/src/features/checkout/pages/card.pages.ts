import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';
import { presentCardType, presentInstalments } from '../wire/options.wire.ts';
import { isCardOption } from '../reading/means.rules.ts';
import { readCard, wantsThreeD } from './card.rules.ts';
import { pk, refused, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

const { flag, nullable, text } = fields;

/** Whether the order is paid by a card that is typed, as far as anything is left to pay. */
function isByCard({ chosen, amounts }: Checkout): boolean {
  return chosen.paymentOption?.type === 'credit_card' && unpaidOf(amounts) > 0;
}

const BinFields = Type.Object({ bin_number: text({ max: 40 }) });

/** The first digits of the card, which tell what it costs in instalments. */
export const binNumberPage: StepPage = {
  name: 'BinNumberPage',
  resets: ['planId'],
  isOnTheWay: isByCard,
  isDone: ({ chosen }) => chosen.card !== null,
  ...submission(BinFields, ({ bin_number: given }) => {
    const digits = given.replaceAll(/[\s-]/g, '');
    if (!/^[0-9]{6,8}$/.test(digits)) return refused('bin_number', 'invalid_bin');
    return { kind: 'chosen', sets: { bin: digits } };
  }),
  context: () => ({}),
};

const InstalmentFields = Type.Object({ installment: pk() });

/** In how many instalments. */
export const installmentPage: StepPage = {
  name: 'InstallmentSelectionPage',
  resets: [],
  isOnTheWay: ({ chosen, amounts }) => isCardOption(chosen.paymentOption) && unpaidOf(amounts) > 0,
  isDone: ({ chosen }) => chosen.instalments !== null,
  ...submission(InstalmentFields, ({ installment: wanted }, { offers }: Checkout) =>
    offers.instalments.some(({ plan }) => plan.id === wanted)
      ? { kind: 'chosen', sets: { planId: wanted } }
      : unknownPk('installment', wanted),
  ),
  context: ({ checkout: { chosen, offers, caller }, config }) => ({
    card_type: chosen.card === null ? null : presentCardType(config, chosen.card),
    installments: offers.instalments.map((one) => presentInstalments(one, caller.language)),
  }),
  nothing: { card_type: null, installments: [] },
};

const optional = (max: number) => Type.Optional(nullable(text({ max })));

const CardFields = Type.Object({
  agreement: Type.Optional(flag()),
  use_three_d: Type.Optional(flag()),
  save_card: Type.Optional(flag()),
  card_holder: optional(100),
  card_number: optional(40),
  card_month: optional(10),
  card_year: optional(10),
  card_cvv: optional(10),
});

/** The card itself. It is read, handed to the gateway, and forgotten; the gateway may keep it for the next time. */
export const cardConfirmationPage: StepPage = {
  name: 'CreditCardConfirmationPage',
  resets: [],
  isOnTheWay: isByCard,
  isDone: () => false,
  places: true,
  ...submission(CardFields, (given, { choices, now, chosen, offers, shopper }: Checkout) => {
    const read = readCard(given, { bin: choices.bin ?? '', now });
    if ('kind' in read) return read;
    const saveCard = given.save_card === true;
    if (saveCard && !offers.canSaveCard) {
      return refused('save_card', shopper?.isGuest === true ? 'saving_needs_login' : 'no_saved_cards');
    }
    const threeD = wantsThreeD(chosen.paymentOption, given.use_three_d === true);
    return { kind: 'place', card: read.card, threeD, saveCard };
  }),
  context: ({ checkout: { offers } }) => ({ can_save_card: offers.canSaveCard }),
};
