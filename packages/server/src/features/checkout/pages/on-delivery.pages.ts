import { Type } from 'typebox';
import { message } from '../../../kernel/messages/index.ts';
import { fields } from '../../../platform/http/decoding/index.ts';
import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';
import { presentPaymentChoice } from '../wire/options.wire.ts';
import { problems, refused, submission } from './fields.ts';
import type { StepPage } from './page.ts';

const { flag, nullable, text } = fields;

function isOnDelivery({ chosen, amounts }: Checkout): boolean {
  return chosen.paymentOption?.type === 'pay_on_delivery' && unpaidOf(amounts) > 0;
}

const ChoiceFields = Type.Object({ payment_choice: text({ max: 60 }) });

/** With what the goods are paid for at the door. */
export const deliveryChoicePage: StepPage = {
  name: 'PayOnDeliveryPaymentChoicePage',
  resets: [],
  isOnTheWay: isOnDelivery,
  isDone: ({ chosen }) => chosen.paymentChoice !== null,
  ...submission(ChoiceFields, ({ payment_choice: wanted }, { offers }: Checkout) =>
    offers.paymentChoices.some(({ value }) => value === wanted)
      ? { kind: 'chosen', sets: { paymentChoice: wanted } }
      : refused('payment_choice', 'invalid_choice', { value: wanted }),
  ),
  context: ({ checkout: { offers, basket } }) => ({
    payment_choices: offers.paymentChoices.map((choice) => presentPaymentChoice(choice, basket.showing)),
  }),
  nothing: { payment_choices: [] },
};

const ConfirmFields = Type.Object({
  agreement: Type.Optional(flag()),
  paymentType: Type.Optional(nullable(text({ max: 60 }))),
});

/** The shopper promises to pay at the door. */
export const onDeliveryPage: StepPage = {
  name: 'PayOnDeliveryPage',
  resets: [],
  isOnTheWay: isOnDelivery,
  isDone: () => false,
  places: true,
  ...submission(ConfirmFields, ({ agreement, paymentType }, { chosen }: Checkout) => {
    // What the shopper sees is what counts: the fee goes by it.
    const isSeen = paymentType == null || paymentType === chosen.paymentChoice?.value;
    const found = problems({
      agreement: agreement === true ? null : message('confirm_required'),
      paymentType: isSeen ? null : message('invalid_choice', { value: paymentType }),
    });
    return found ?? { kind: 'place', card: null, threeD: false };
  }),
  context: () => ({}),
};
