import { Type } from 'typebox';
import { message } from '../../../kernel/messages/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import { presentSavedCard } from '../../payments/index.ts';
import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';
import { findById } from '../reading/delivery.rules.ts';
import { wantsThreeD } from './card.rules.ts';
import { pk, refused, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

function isBySavedCard({ chosen, amounts }: Checkout): boolean {
  return chosen.paymentOption?.type === 'saved_card' && unpaidOf(amounts) > 0;
}

const SelectionFields = Type.Object({ saved_card: pk() });

/** Which of the customer's cards. One that is another's, or gone, is none. */
export const savedCardPage: StepPage = {
  name: 'SavedCardSelectionPage',
  resets: ['planId'],
  isOnTheWay: isBySavedCard,
  isDone: ({ chosen }) => chosen.savedCard !== null,
  ...submission(SelectionFields, ({ saved_card: wanted }, { offers }: Checkout) =>
    findById(offers.savedCards, wanted) === null
      ? unknownPk('saved_card', wanted)
      : { kind: 'chosen', sets: { savedCardId: wanted } },
  ),
  context: ({ checkout: { offers } }) => ({ saved_cards: offers.savedCards.map(presentSavedCard) }),
  nothing: { saved_cards: [] },
};

const ConfirmFields = Type.Object({
  agreement: Type.Optional(fields.flag()),
  use_three_d: Type.Optional(fields.flag()),
});

/** The shopper has the card charged. */
export const savedCardConfirmationPage: StepPage = {
  name: 'SavedCardConfirmationPage',
  resets: [],
  isOnTheWay: isBySavedCard,
  isDone: () => false,
  places: true,
  ...submission(ConfirmFields, ({ agreement, use_three_d: isAsked = false }, { chosen }: Checkout) =>
    agreement === true
      ? { kind: 'place', card: null, threeD: wantsThreeD(chosen.paymentOption, isAsked) }
      : refused('agreement', 'confirm_required'),
  ),
  context: () => ({}),
  // A card can be removed elsewhere while its shopper is about to pay with it.
  tooEarly: ({ chosen }) => (chosen.savedCard === null ? { saved_card: [message('choose_saved_card')] } : null),
};
